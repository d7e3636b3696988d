// The desk's thread: opens the event, decides scan after scan, draws the badge's picture, wakes the
// printer's.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "inbox.h"
#include "options.h"

namespace lanyard {

class DeskWorker {
  public:
    static constexpr Milliseconds opens_again_after{5000};  // an event that could not be opened
    static constexpr std::size_t most_waiting = 16;         // scans; one person cannot show more

    // Begins to open the event at once. `pixels_per_drawn` is the window's scale, for the badge's picture.
    DeskWorker(Options options, float pixels_per_drawn, Inbox& inbox);
    ~DeskWorker();
    DeskWorker(const DeskWorker&) = delete;
    DeskWorker& operator=(const DeskWorker&) = delete;

    // Decided with the same number follows. False where too many wait already: this one is not taken.
    bool scan(long long request, std::string text);

  private:
    struct Scan {
        long long request = 0;
        std::string text;
    };
    struct Event;

    void run();
    void serve(Event& event);
    void decide(Event& event, const Scan& scan);
    bool pause(Milliseconds time);

    Options options_;
    float pixels_per_drawn_;
    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable wake_up_;
    std::deque<Scan> waiting_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
