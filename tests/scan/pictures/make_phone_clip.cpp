// make_phone_clip CODE… OUT.mp4: visitors hold their phones to the kiosk's camera, one after another.
#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "tests/scan/pictures/clip_writer.h"
#include "tests/scan/pictures/phone_scene.h"

namespace {

using namespace lanyard;

constexpr int width = 1280, height = 720, frames_per_second = 25;
constexpr const char* event = "Launch of the Centre for Systemic Social Work";

// The seconds of one visitor's turn.
constexpr double empty_s = 1.2, coming_s = 0.6, held_s = 2.2, leaving_s = 0.5, empty_again_s = 1.0;
constexpr double turn_s = empty_s + coming_s + held_s + leaving_s + empty_again_s;

// From 0 to 1, slow at the end.
double arrived(double share) {
    return 1 - std::pow(1 - std::clamp(share, 0.0, 1.0), 3);
}

// Where the phone is `seconds` into the turn, if it is in view.
std::optional<PhonePose> pose_at(double seconds) {
    const double coming = (seconds - empty_s) / coming_s;
    const double leaving = (seconds - empty_s - coming_s - held_s) / leaving_s;
    if (coming < 0 || leaving > 1) return std::nullopt;
    const double away = leaving > 0 ? 1 - arrived(1 - leaving) : 1 - arrived(coming);
    const double sway = 2 * std::numbers::pi * seconds;  // a hand is never quite still
    PhonePose pose;
    pose.x = width * 0.5 + away * 260 + 5 * std::sin(sway * 0.7);
    pose.y = height * 0.5 + away * 760 + 4 * std::sin(sway * 0.9 + 1);
    pose.rotation = -3 + away * 22 + 1.2 * std::sin(sway * 0.5);
    pose.height_px = 560 - away * 60 + 6 * std::sin(sway * 0.4);
    return pose;
}

Result<void> write_turn(ClipWriter& clip, cairo_surface_t* foyer, const std::string& text) {
    const QrModules code = qr_modules(text);
    if (code.size == 0) return usage_error("too long for a QR code", text);
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> picture(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(picture.get()),
                                                                   &cairo_destroy);
    for (int frame = 0; frame < turn_s * frames_per_second; ++frame) {
        cairo_set_source_surface(cairo.get(), foyer, 0, 0);
        cairo_paint(cairo.get());
        const auto pose = pose_at(static_cast<double>(frame) / frames_per_second);
        if (pose) draw_phone(cairo.get(), *pose, code, event);
        if (auto added = clip.add(picture.get()); !added.ok()) return added;
    }
    return {};
}

Result<void> write_clip(const std::vector<std::string>& codes, const std::string& file) {
    auto clip = ClipWriter::open(file, width, height, frames_per_second);
    if (!clip.ok()) return clip.error();
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> foyer(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(foyer.get()), &cairo_destroy);
    draw_foyer(cairo.get(), width, height);
    for (const std::string& code : codes)
        if (auto written = write_turn(**clip, foyer.get(), code); !written.ok()) return written;
    return (*clip)->finish();
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fputs("make_phone_clip CODE... OUT.mp4\n", stderr);
        return 2;
    }
    const auto written = write_clip({words + 1, words + count - 1}, words[count - 1]);
    if (written.ok()) return 0;
    std::fprintf(stderr, "%s\n", written.error().message().c_str());
    return 4;
}
