// Pace: when the stream's pictures are due, which are left out, and when silence means an unplugged camera.
#include "scan/frame_source.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "scan/camera_device.h"

namespace lanyard {
namespace {

constexpr Milliseconds camera_look_interval{4};
constexpr int most_left_out = 25;
constexpr int most_drained = 32;

bool is_file_or_graph(const std::string& source) {
    std::error_code error;
    return source.rfind("lavfi:", 0) == 0 || std::filesystem::is_regular_file(source, error);
}

// What to say of a camera that is not there, naming those that are.
Error no_such_camera(const std::string& source, const std::vector<Camera>& present) {
    std::string names;
    for (const Camera& camera : present)
        names += (names.empty() ? "" : ", ") + camera.name + " (" + camera.device + ")";
    return machine_error("no such camera", source,
                         names.empty() ? "Plug it in" : "Plug it in, or choose one that is here: " + names);
}

}  // namespace

FrameSource::FrameSource(std::string source, std::unique_ptr<PictureStream> stream, std::string camera_name)
    : source_(std::move(source)),
      stream_(std::move(stream)),
      camera_name_(std::move(camera_name)),
      last_picture_(Clock::now() + first_picture_within - unplugged_after),
      round_began_(Clock::now()) {}

Result<std::unique_ptr<FrameSource>> FrameSource::open(const std::string& source,
                                                       const std::string& known_as) {
    std::string place = source, name;
    if (!is_file_or_graph(source)) {
        const std::vector<Camera> present = cameras();
        const auto camera = camera_for(source, known_as, present);
        if (camera) {
            place = camera->device;
            name = camera->name;
        } else if (source.rfind("/dev/", 0) == 0 || source.find_first_of("/.") == std::string::npos) {
            return no_such_camera(source, present);
        }
    }
    auto stream = PictureStream::open(place);
    if (!stream.ok()) return stream.error();
    return std::unique_ptr<FrameSource>(new FrameSource(source, std::move(stream).value(), std::move(name)));
}

std::chrono::steady_clock::time_point FrameSource::picture_due() const {
    return is_camera() ? last_picture_ : due_;
}

bool FrameSource::is_camera() const {
    return stream_->kind() == PictureStream::Kind::camera;
}

Result<bool> FrameSource::next(Frame& frame, Milliseconds timeout) {
    const auto deadline = Clock::now() + timeout;
    return is_camera() ? next_of_camera(frame, deadline) : next_of_clip(frame, deadline);
}

Result<bool> FrameSource::give(Frame& frame) {
    if (auto copied = stream_->copy_to(frame); !copied.ok()) return copied.error();
    frame.index = pictures_ - 1;
    return true;
}

// Takes all that the camera has ready, so that the picture given is the newest.
Result<bool> FrameSource::next_of_camera(Frame& frame, Clock::time_point deadline) {
    while (true) {
        int drained = 0;
        for (; drained < most_drained; ++drained) {
            const auto outcome = stream_->next();
            if (!outcome.ok()) return outcome.error();
            if (*outcome != PictureStream::Next::picture) break;
            ++pictures_;
        }
        const auto now = Clock::now();
        if (drained > 0) {
            last_picture_ = now;
            return give(frame);
        }
        if (now - last_picture_ > unplugged_after)
            return machine_error("the camera gives no picture", source_,
                                 "Check its cable, or plug it in again");
        if (now >= deadline) return false;
        std::this_thread::sleep_for(camera_look_interval);
    }
}

Result<bool> FrameSource::next_of_clip(Frame& frame, Clock::time_point deadline) {
    for (int left_out = 0;; ++left_out) {
        if (!is_waiting_)
            if (auto gone_on = go_on(); !gone_on.ok()) return gone_on.error();
        if (due_ > deadline) {
            std::this_thread::sleep_until(deadline);
            return false;
        }
        std::this_thread::sleep_until(due_);
        is_waiting_ = false;
        const auto late = Clock::now() - due_;
        if (late < stream_->duration()) return give(frame);
        // A machine that cannot keep up plays the clip slower rather than never showing any of it.
        if (left_out == most_left_out) {
            round_began_ += late;
            return give(frame);
        }
    }
}

// Makes the next picture the waiting one: the clip's next, its first again, or the still once more.
Result<void> FrameSource::go_on() {
    if (!is_still_) {
        auto outcome = stream_->next();
        if (!outcome.ok()) return outcome.error();
        if (*outcome == PictureStream::Next::end && pictures_this_round_ == 1) {
            is_still_ = true;
        } else if (*outcome == PictureStream::Next::end) {
            round_began_ += stream_->time() + stream_->duration();
            pictures_this_round_ = 0;
            if (auto again = stream_->rewind(); !again.ok()) return again;
            outcome = stream_->next();
            if (!outcome.ok()) return outcome.error();
        }
    }
    ++pictures_;
    ++pictures_this_round_;
    is_waiting_ = true;
    due_ = is_still_ ? std::max(due_ + stream_->duration(), Clock::now()) : round_began_ + stream_->time();
    return {};
}

}  // namespace lanyard
