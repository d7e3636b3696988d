// The camera's thread: its newest picture for the screen, codes for the desk, and word of its failing.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "inbox.h"
#include "scan/frame_source.h"
#include "scan/picture_watch.h"
#include "scan/qr_reader.h"
#include "scan/repeat_filter.h"
#include "scan/scan_hints.h"
#include "ui/textures.h"

namespace lanyard {

// One picture passed from thread to thread; a newer one takes the place of one that nobody took.
class NewestPicture {
  public:
    // Swaps `pixels` in; its memory comes back for the next. True where the last one had been taken.
    bool put(Pixels& pixels);
    // Swaps the newest out; false where there is none since the last.
    bool take(Pixels& pixels);
    void clear();

  private:
    std::mutex mutex_;
    Pixels pixels_;
    bool is_new_ = false;
};

// What was seen in the newest picture that has been looked at.
struct CameraSight {
    std::array<PixelPoint, 4> corners{};  // of the code nearest the middle, as shares of width and height
    bool has_code = false;
    ScanHint hint = ScanHint::none;

    bool operator==(const CameraSight& other) const;
};

class CameraReader {
  public:
    // How long after a failure the source is opened again.
    static constexpr Milliseconds opens_again_after{1000};

    // Begins at once. `wake` is called when a new picture waits, or something else was seen in it. `trace` is
    // told of every picture that is looked at; it is called in the camera's thread and may be empty.
    using Trace = std::function<void(std::int64_t picture, std::chrono::steady_clock::time_point due)>;
    CameraReader(std::string source, Inbox& inbox, std::function<void()> wake, Trace trace = {});
    ~CameraReader();
    CameraReader(const CameraReader&) = delete;
    CameraReader& operator=(const CameraReader&) = delete;

    NewestPicture& picture() { return picture_; }
    CameraSight sight();
    // The code that counted last was nobody's: it keeps nobody waiting.
    void let_others_on() { let_others_on_ = true; }

  private:
    // What lasts for one opening of the source.
    struct Look;

    void run();
    void read_from(FrameSource& source);
    void look_at(Look& look);
    bool judge(GreyView picture, bool is_live);
    void see(const CameraSight& sight);
    void tell(CameraState state, bool is_live, const std::string& problem);
    bool pause(Milliseconds time);
    bool stopped();

    std::string source_;
    Inbox& inbox_;
    std::function<void()> wake_;
    Trace trace_;
    NewestPicture picture_;
    std::string camera_name_;  // once it has been open: it may come back on another device
    PictureWatch watch_;
    std::optional<CameraState> told_;
    std::atomic<bool> let_others_on_ = false;
    std::mutex mutex_;
    std::condition_variable wake_up_;
    bool stop_ = false;
    CameraSight sight_;
    std::thread thread_;
};

}  // namespace lanyard
