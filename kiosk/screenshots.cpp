// Pictures of the screen: chosen on the frame loop, encoded by Cairo and written on a thread of their own.
#include "screenshots.h"

#include <cairo.h>
#include <fmt/format.h>

#include "base/log.h"
#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr int settled_after = 3;         // the frame that changed it and two more
constexpr int most_pictures = 24 * 60;   // of one run: a day's minutes
constexpr std::size_t most_waiting = 4;  // a full window is 8 MB

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png_bytes(const Pixels& pixels) {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height);
    unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; data && y < pixels.height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        const std::uint8_t* from = pixels.rgba.data() + static_cast<std::size_t>(y) * pixels.width * 4;
        for (int x = 0; x < pixels.width; ++x, from += 4)
            row[x] = static_cast<std::uint32_t>(from[0]) << 16 | static_cast<std::uint32_t>(from[1]) << 8 |
                     from[2];
    }
    cairo_surface_mark_dirty(surface);
    std::string bytes;
    cairo_surface_write_to_png_stream(surface, append, &bytes);
    cairo_surface_destroy(surface);
    return bytes;
}

Screenshots::Screenshots(std::filesystem::path folder)
    : folder_(std::move(folder)), writer_([this] { write_pictures(); }) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
}

Screenshots::~Screenshots() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    writer_.join();
}

bool Screenshots::is_due(const std::string& screen, const std::string& state, const std::string& detail) {
    const std::string key = screen + "|" + state + "|" + detail;
    times_seen_ = key == seen_ ? times_seen_ + 1 : 1;
    seen_ = key;
    if (key == saved_ || times_seen_ < settled_after || count_ >= most_pictures) return false;
    name_ = fmt::format("{:02}-{}-{}.png", count_ + 1, screen, state);
    return true;
}

bool Screenshots::is_due_in(const std::string& minute, const std::string& screen, const std::string& state) {
    if (minute == saved_ || count_ >= most_pictures) return false;
    seen_ = minute;
    name_ = fmt::format("{}-{}-{}.png", minute, screen, state);
    return true;
}

void Screenshots::save(Pixels pixels) {
    saved_ = seen_;
    ++count_;
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= most_waiting) {
        log_warning("--screenshots: {} was left out, the disk is too slow", name_);
        return;
    }
    waiting_.push_back({name_, std::move(pixels)});
    wake_.notify_all();
}

void Screenshots::write_pictures() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const Picture picture = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        if (const auto result = write_file(folder_ / picture.name, png_bytes(picture.pixels), false); !result)
            log_error("--screenshots: {}", result.error().message());
        lock.lock();
    }
}

}  // namespace lanyard
