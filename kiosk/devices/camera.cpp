// The camera's thread: each picture is shown first and then read, so that the mirror never waits for the
// reader.
#include "devices/camera.h"

#include <algorithm>

#include "base/log.h"

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

bool CameraSight::operator==(const CameraSight& other) const {
    const auto same = [](const PixelPoint& a, const PixelPoint& b) { return a.x == b.x && a.y == b.y; };
    return has_code == other.has_code && hint == other.hint &&
           std::equal(corners.begin(), corners.end(), other.corners.begin(), same);
}

struct CameraReader::Look {
    QrReader reader;
    RepeatFilter filter;
    HintReader hints;
    Frame frame;
    Pixels pixels;
};

CameraReader::CameraReader(std::string source, Inbox& inbox, std::function<void()> wake, Trace trace)
    : source_(std::move(source)),
      inbox_(inbox),
      wake_(std::move(wake)),
      trace_(std::move(trace)),
      thread_([this] { run(); }) {}

CameraReader::~CameraReader() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_up_.notify_all();
    thread_.join();
}

void CameraReader::run() {
    do {
        auto source = FrameSource::open(source_, camera_name_);
        if (source)
            read_from(**source);
        else
            tell(CameraState::missing, false, source.error().message());
    } while (pause(opens_again_after));
}

// Says what has become of the camera, once.
void CameraReader::tell(CameraState state, bool is_live, const std::string& problem) {
    if (told_ == state) return;
    told_ = state;
    if (!problem.empty()) log_error("{}", problem);
    if (state == CameraState::missing) {
        picture_.clear();
        see({});
    }
    inbox_.post(CameraNews{state, is_live, problem});
}

void CameraReader::read_from(FrameSource& source) {
    if (source.is_camera()) camera_name_ = source.camera_name();
    Look look;
    while (!stopped()) {
        const auto got = source.next(look.frame, longest_wait);
        if (!got) return tell(CameraState::missing, source.is_camera(), got.error().message());
        if (!*got) continue;
        if (trace_) trace_(look.frame.index, source.picture_due());
        if (!judge(look.frame.view(), source.is_camera())) return;
        look_at(look);
    }
}

// Whether the picture shows anything; false where the camera hangs, and opening it again may help.
bool CameraReader::judge(GreyView picture, bool is_live) {
    const auto error = [&](const char* what, const char* remedy) {
        return machine_error(what, camera_name_.empty() ? source_ : camera_name_, remedy).message();
    };
    switch (watch_.look(picture, even_now())) {
        case PictureFault::black:
            tell(CameraState::black, is_live,
                 error("its pictures are black", "Take away what covers the lens, or open its shutter"));
            return true;
        case PictureFault::frozen:
            // A clip may stand still.
            if (!is_live) break;
            if (told_ == CameraState::frozen) return true;
            tell(CameraState::frozen, is_live,
                 error("its picture stands still", "Unplug it, plug it in again"));
            return false;
        case PictureFault::none:
            break;
    }
    tell(CameraState::looking, is_live, {});
    return true;
}

void CameraReader::look_at(Look& look) {
    make_grey_pixels(look.frame, look.pixels);
    if (picture_.put(look.pixels)) wake_();
    const GreyView view = look.frame.view();
    const std::vector<ReadCode> codes = look.reader.read(view);
    if (let_others_on_.exchange(false)) look.filter.let_others_on();
    if (auto code = look.filter.next(codes, even_now())) inbox_.post(CodeRead{std::move(*code)});
    CameraSight sight;
    sight.hint = look.hints.look(view, !codes.empty(), even_now());
    sight.has_code = !codes.empty();
    for (std::size_t i = 0; sight.has_code && i < sight.corners.size(); ++i)
        sight.corners[i] = {codes.front().corners[i].x / view.width,
                            codes.front().corners[i].y / view.height};
    see(sight);
}

CameraSight CameraReader::sight() {
    const std::lock_guard lock(mutex_);
    return sight_;
}

void CameraReader::see(const CameraSight& sight) {
    {
        const std::lock_guard lock(mutex_);
        if (sight_ == sight) return;
        sight_ = sight;
    }
    wake_();
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
