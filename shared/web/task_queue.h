// Connections that wait for one of a few threads: no more than so many, and who accepts them waits for a
// place.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lanyard {

class BoundedTaskQueue : public httplib::TaskQueue {
  public:
    BoundedTaskQueue(std::size_t threads, std::size_t most_waiting);
    void enqueue(std::function<void()> task) override;
    // What waits is still done: each task closes its connection.
    void shutdown() override;

  private:
    void work();

    const std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable came_, went_;
    std::deque<std::function<void()>> waiting_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace lanyard
