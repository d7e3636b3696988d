// Looks at videos from their first frame to their last on a thread of its own: that takes as long as decoding
// does, and nothing waits for it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/system_clock.h"
#include "media/video_check.h"

namespace lanyard {

class VideoChecker {
  public:
    // `done` is called from the checker's thread after each file.
    explicit VideoChecker(std::function<void()> done);
    // Leaves the file that is being looked at.
    ~VideoChecker();
    VideoChecker(const VideoChecker&) = delete;
    VideoChecker& operator=(const VideoChecker&) = delete;

    // Nothing where the slot waits already; of those that wait the one that begins first comes next.
    void look_at(const VideoSlot& slot, Instant begins);
    // Sessions that wait or are being looked at.
    std::set<std::string> waiting() const;
    // What was found since.
    std::vector<VideoReport> take();

  private:
    void run();

    std::function<void()> done_;
    SystemClock clock_;
    mutable std::mutex mutex_;
    std::condition_variable wake_up_;
    struct Waiting {
        VideoSlot slot;
        Instant begins{};
    };
    std::deque<Waiting> waiting_;  // the first is being looked at
    std::vector<VideoReport> found_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
