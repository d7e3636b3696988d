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
        if (news) {
            inbox_.post(*news);
            rested_ = asks_at_rest_every;  // what became of the printer by it
        } else {
            ask_printer();
        }
        lock.lock();
        if (news) continue;
        const bool is_woken = wake_up_.wait_for(lock, looks_every, [this] { return stop_ || look_; });
        if (!is_woken) rested_ += looks_every;
    }
}

// Between jobs only: while one is under way it tells what it meets.
void PrintWorker::ask_printer() {
    if (is_ending_ || rested_ < (queue_->is_hindered() ? asks_in_trouble_every : asks_at_rest_every)) return;
    rested_ = Milliseconds(0);
    if (const auto news = queue_->ask_printer(clock_.now())) inbox_.post(*news);
}

}  // namespace lanyard
