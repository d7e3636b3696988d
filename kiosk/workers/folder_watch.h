// Wakes a process at once when another on the same machine has changed the event, beside the slow look at the
// database that finds everything in the end.
//
// Whoever has committed something that others should see at once touches the database's file; whoever watches
// it is told by the kernel (inotify). Nothing is said but "look": the truth stays in the journal.
#pragma once

#include <filesystem>
#include <functional>
#include <thread>

namespace lanyard {

// Tells the watchers of this database. Does nothing where it cannot.
void wake_watchers(const std::filesystem::path& database);

class FolderWatch {
  public:
    // `woken` is called from the watch's own thread. Where the kernel cannot watch, nobody is woken.
    FolderWatch(const std::filesystem::path& database, std::function<void()> woken);
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

  private:
    void run();

    std::function<void()> woken_;
    int watch_ = -1, stop_ = -1;  // descriptors: inotify's, and an eventfd that ends the thread
    std::thread thread_;
};

}  // namespace lanyard
