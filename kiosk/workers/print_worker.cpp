// The printer's thread: job after job while there are any, then asleep.
#include "workers/print_worker.h"

namespace lanyard {

PrintWorker::PrintWorker(std::unique_ptr<PrintQueue> queue, EventClock clock, Inbox& inbox)
    : queue_(std::move(queue)),
      has_another_(queue_->has_another_printer()),
      clock_(clock),
      inbox_(inbox),
      thread_([this] { run(); }) {}

PrintWorker::~PrintWorker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        is_ending_ = true;
    }
    wake_up_.notify_all();
    thread_.join();
}

void PrintWorker::wake() {
    {
        const std::lock_guard lock(mutex_);
        look_ = true;
    }
    wake_up_.notify_all();
}

void PrintWorker::run() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        look_ = false;
        lock.unlock();
        const auto news = queue_->run_one(
            clock_.now(), [this](const PrintNews& meanwhile) { inbox_.post(meanwhile); },
            [this] { return !is_ending_; });
        if (news) inbox_.post(*news);
        lock.lock();
        if (!news) wake_up_.wait_for(lock, looks_every, [this] { return stop_ || look_; });
    }
}

}  // namespace lanyard
