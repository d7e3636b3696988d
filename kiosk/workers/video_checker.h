// Looks at videos from their first frame to their last on a thread of its own: that takes as long as decoding
// does, and nothing waits for it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/system_clock.h"
#include "media/video_check.h"

namespace lanyard {

class VideoChecker {
  public:
    // `news` is called from the checker's thread after each file, and each time that waiting() changes.
    explicit VideoChecker(std::function<void()> news);
    // Leaves the file that is being looked at.
    ~VideoChecker();
    VideoChecker(const VideoChecker&) = delete;
    VideoChecker& operator=(const VideoChecker&) = delete;

    // Nothing where the slot waits already; of those that wait the one that begins first comes next.
    void look_at(const VideoSlot& slot, Instant begins);
    // Sessions whose file waits for its turn, and of the one that is being looked at how many hundredths of
    // it have been, in steps of five.
    std::map<std::string, std::optional<int>> waiting() const;
    // What was found since.
    std::vector<VideoReport> take();

  private:
    void run();
    void note_progress(Milliseconds played, Milliseconds promised);

    std::function<void()> news_;
    SystemClock clock_;
    mutable std::mutex mutex_;
    std::condition_variable wake_up_;
    struct Waiting {
        VideoSlot slot;
        Instant begins{};
    };
    std::deque<Waiting> waiting_;  // the first is being looked at
    int percent_ = 0;              // of that one
    std::vector<VideoReport> found_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
