// The camera's thread: each picture is shown first and then read, so that the mirror never waits for the
// reader.
#include "devices/camera.h"

#include "base/log.h"
#include "scan/qr_reader.h"
#include "scan/repeat_filter.h"

namespace lanyard {
namespace {

constexpr Milliseconds longest_wait{200};  // for a picture, so that the end is noticed

// By a clock that runs evenly, as the filter wants it.
Instant even_now() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<Milliseconds>(since)};
}

void make_grey_pixels(const Frame& frame, Pixels& pixels) {
    pixels.width = frame.width;
    pixels.height = frame.height;
    pixels.rgba.resize(frame.grey.size() * 4);
    std::uint8_t* to = pixels.rgba.data();
    for (const std::uint8_t grey : frame.grey) {
        to[0] = to[1] = to[2] = grey;
        to[3] = 255;
        to += 4;
    }
}

}  // namespace

bool NewestPicture::put(Pixels& pixels) {
    const std::lock_guard lock(mutex_);
    std::swap(pixels_, pixels);
    return !std::exchange(is_new_, true);
}

bool NewestPicture::take(Pixels& pixels) {
    const std::lock_guard lock(mutex_);
    if (!is_new_) return false;
    std::swap(pixels_, pixels);
    is_new_ = false;
    return true;
}

void NewestPicture::clear() {
    const std::lock_guard lock(mutex_);
    is_new_ = false;
}

CameraReader::CameraReader(std::string source, Inbox& inbox, std::function<void()> wake)
    : source_(std::move(source)), inbox_(inbox), wake_(std::move(wake)), thread_([this] { run(); }) {}

CameraReader::~CameraReader() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_up_.notify_all();
    thread_.join();
}

void CameraReader::run() {
    bool said = false;
    do {
        auto source = FrameSource::open(source_);
        if (source) {
            said = false;
            read_from(**source);
        } else if (!std::exchange(said, true)) {
            log_error("{}", source.error().message());
            inbox_.post(CameraNews{CameraState::trouble, false});
        }
    } while (pause(opens_again_after));
}

void CameraReader::read_from(FrameSource& source) {
    QrReader reader;
    RepeatFilter filter;
    Frame frame;
    Pixels pixels;
    bool looks = false;
    while (!stopped()) {
        const auto got = source.next(frame, longest_wait);
        if (!got) {
            log_error("{}", got.error().message());
            picture_.clear();
            inbox_.post(CameraNews{CameraState::trouble, source.is_camera()});
            return;
        }
        if (!*got) continue;
        if (!std::exchange(looks, true)) inbox_.post(CameraNews{CameraState::looking, source.is_camera()});
        make_grey_pixels(frame, pixels);
        if (picture_.put(pixels)) wake_();
        if (auto code = filter.next(reader.read(frame.view()), even_now()))
            inbox_.post(CodeRead{std::move(*code)});
    }
}

bool CameraReader::stopped() {
    const std::lock_guard lock(mutex_);
    return stop_;
}

// False where it is time to end.
bool CameraReader::pause(Milliseconds time) {
    std::unique_lock lock(mutex_);
    return !wake_up_.wait_for(lock, time, [this] { return stop_; });
}

}  // namespace lanyard
