// The desk's thread: opens the event, answers request after request, draws the badge's picture, wakes the
// printer's, and tells of what others have changed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "inbox.h"
#include "options.h"
#include "workers/answers.h"
#include "workers/neighbours.h"

namespace lanyard {

class DeskWorker {
  public:
    static constexpr Milliseconds opens_again_after{5000};  // an event that could not be opened
    // Two of these are less than three seconds: somebody who scans behind somebody whom a foreign lock holds
    // up is told in time, too. Our own programs hold it for 50 ms.
    static constexpr Milliseconds waits_for_lock{1200};
    static constexpr std::size_t most_waiting = 16;         // requests; one person cannot make more
    static constexpr Milliseconds loop_stands_after{10'000};  // a frame loop that was not heard of

    // Begins to open the event at once. `pixels_per_drawn` is the window's scale, for the badge's picture.
    // `work` is the role's.
    DeskWorker(Options options, RoleWork work, float pixels_per_drawn, Inbox& inbox);
    ~DeskWorker();
    DeskWorker(const DeskWorker&) = delete;
    DeskWorker& operator=(const DeskWorker&) = delete;

    // An answer with the same number follows. False where too many wait already: this one is not taken.
    bool ask(long long request, Request what);
    // Something has changed that others wait for: looks at once. From any thread.
    void wake();
    // The frame loop runs, and `state` has what is wrong with its devices; where it stands is added here.
    // From the loop's thread, at least once a second. What does not come any more is told to nobody: others
    // miss this program then.
    void loop_runs(const MachineState& state);

  private:
    struct Asked {
        long long request = 0;
        Request what;
    };
    struct Event;

    void run();
    Result<void> serve(Event& event);
    void finish(Event& event);
    void say_and_hear(Event& event);
    bool pause(Milliseconds time);

    Options options_;
    RoleWork work_;
    float pixels_per_drawn_;
    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable wake_up_;
    std::deque<Asked> waiting_;
    bool look_ = false;  // at once
    MachineState state_;
    std::chrono::steady_clock::time_point loop_ran_ = std::chrono::steady_clock::now();
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
