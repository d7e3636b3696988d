// What the reader looks at, in real time: a camera's newest picture, or a clip or still in its place.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "scan/picture_stream.h"

namespace lanyard {

// For one thread of its own, which it may put to sleep. A clip plays at its own rate and loops; where the
// reader is late, pictures are left out. A still comes again 25 times a second. Of a camera only the newest
// picture is given, in its best mode (camera_device.h).
class FrameSource {
  public:
    // A camera that has given nothing for this long is unplugged; the first picture may take longer.
    static constexpr Milliseconds unplugged_after{2000};
    static constexpr Milliseconds first_picture_within{5000};

    // `source` is what PictureStream::open takes, or a camera's name as cameras() lists it. `known_as` is
    // camera_name() of when it was last open: a camera is taken back on whichever device it returns.
    static Result<std::unique_ptr<FrameSource>> open(const std::string& source,
                                                     const std::string& known_as = {});

    // The next picture in `frame` (its memory is used again), or false after `timeout` without one. An error
    // says that the source is lost, with words for the screen: open it again when it may be back.
    Result<bool> next(Frame& frame, Milliseconds timeout);

    // Whether it shows the room as it is now, which must never be kept.
    bool is_camera() const;
    // What the camera calls itself; "" for a clip or a still.
    const std::string& camera_name() const { return camera_name_; }
    // When the picture given last was due: a camera's when it came, a clip's by its own rate.
    std::chrono::steady_clock::time_point picture_due() const;

  private:
    using Clock = std::chrono::steady_clock;

    FrameSource(std::string source, std::unique_ptr<PictureStream> stream, std::string camera_name);
    Result<bool> next_of_camera(Frame& frame, Clock::time_point deadline);
    Result<bool> next_of_clip(Frame& frame, Clock::time_point deadline);
    Result<void> go_on();
    Result<bool> give(Frame& frame);

    std::string source_;
    std::unique_ptr<PictureStream> stream_;
    std::string camera_name_;
    std::int64_t pictures_ = 0;       // since it was opened
    Clock::time_point last_picture_;  // when a camera last gave one

    Clock::time_point round_began_;  // when the clip's first picture was due in this round
    Clock::time_point due_;          // when the waiting picture is
    std::int64_t pictures_this_round_ = 0;
    bool is_waiting_ = false;  // the stream's picture has not been given
    bool is_still_ = false;
};

}  // namespace lanyard
