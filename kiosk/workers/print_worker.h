// The printer's thread: runs the node's print jobs and tells the screen what becomes of them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "inbox.h"
#include "print/print_queue.h"

namespace lanyard {

class PrintWorker {
  public:
    // Jobs of other processes and those to be tried again are looked for this often.
    static constexpr Milliseconds looks_every{1000};
    // A printer that has nothing to print is asked this often how it is, and oftener while something is
    // wrong.
    static constexpr Milliseconds asks_at_rest_every{30'000}, asks_in_trouble_every{3'000};

    PrintWorker(std::unique_ptr<PrintQueue> queue, EventClock clock, Inbox& inbox);
    // Leaves a badge that waits at the printer there; the next start finds it again.
    ~PrintWorker();
    PrintWorker(const PrintWorker&) = delete;
    PrintWorker& operator=(const PrintWorker&) = delete;

    // A job has been made: look now.
    void wake();
    bool has_another() const { return has_another_; }  // printer, for what does not come out of the first

  private:
    void run();
    void ask_printer();

    std::unique_ptr<PrintQueue> queue_;
    const bool has_another_;
    EventClock clock_;
    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable wake_up_;
    Milliseconds rested_ = asks_at_rest_every;  // since the printer was asked last
    bool look_ = true;
    bool stop_ = false;
    std::atomic<bool> is_ending_ = false;  // for the queue, which does not hold the lock
    std::thread thread_;
};

}  // namespace lanyard
