// Wakes a process at once when another on the same machine has changed the event, beside the slow look at the
// database that finds everything in the end.
//
// A program that has committed something urgent touches the database's file, and the kernel (inotify) tells
// the programs that watch it. Nothing is said but "look": the truth stays in the journal.
#pragma once

#include <filesystem>
#include <functional>
#include <thread>

namespace lanyard {

// Tells the watchers of this database. Does nothing where it cannot.
void touch_database(const std::filesystem::path& database);

class DatabaseWatch {
  public:
    // `woken` is called from the watch's own thread. Where the kernel cannot watch, nobody is woken.
    DatabaseWatch(const std::filesystem::path& database, std::function<void()> woken);
    ~DatabaseWatch();
    DatabaseWatch(const DatabaseWatch&) = delete;
    DatabaseWatch& operator=(const DatabaseWatch&) = delete;

  private:
    void run();

    std::function<void()> woken_;
    int watch_ = -1, stop_ = -1;  // descriptors: inotify's, and an eventfd that ends the thread
    std::thread thread_;
};

}  // namespace lanyard
