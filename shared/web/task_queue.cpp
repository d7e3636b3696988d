// One lock, and two things to wait for: a task, and a place for one.
#include "web/task_queue.h"

#include <utility>

namespace lanyard {

BoundedTaskQueue::BoundedTaskQueue(std::size_t threads, std::size_t most_waiting)
    : most_waiting_(most_waiting) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

void BoundedTaskQueue::enqueue(std::function<void()> task) {
    std::unique_lock<std::mutex> lock(mutex_);
    went_.wait(lock, [this] { return ends_ || waiting_.size() < most_waiting_; });
    waiting_.push_back(std::move(task));
    came_.notify_one();
}

void BoundedTaskQueue::shutdown() {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        ends_ = true;
    }
    came_.notify_all();
    went_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void BoundedTaskQueue::work() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock<std::mutex> lock(mutex_);
            came_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            task = std::move(waiting_.front());
            waiting_.pop_front();
        }
        went_.notify_one();
        task();
    }
}

}  // namespace lanyard
