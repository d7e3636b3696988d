// The camera's thread: its newest picture for the screen, codes for the desk, and word of its failing.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "inbox.h"
#include "scan/frame_source.h"
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

class CameraReader {
  public:
    // How long after a failure the source is opened again.
    static constexpr Milliseconds opens_again_after{2000};

    // Begins at once. `wake` is called when a new picture waits.
    CameraReader(std::string source, Inbox& inbox, std::function<void()> wake);
    ~CameraReader();
    CameraReader(const CameraReader&) = delete;
    CameraReader& operator=(const CameraReader&) = delete;

    NewestPicture& picture() { return picture_; }

  private:
    void run();
    void read_from(FrameSource& source);
    bool pause(Milliseconds time);
    bool stopped();

    std::string source_;
    Inbox& inbox_;
    std::function<void()> wake_;
    NewestPicture picture_;
    std::mutex mutex_;
    std::condition_variable wake_up_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
