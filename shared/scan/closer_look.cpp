// The place is cut out as a view, so that only its pixels are touched.
#include "scan/closer_look.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lanyard {
namespace {

// From the middle of a square to the symbol's edge, in modules.
constexpr double to_edge = 3.5;

// Between the middles of two squares there are 14 modules in the smallest symbol, and four more in each next.
double modules_between(double way_px, double module_px) {
    const double sizes_up = std::round((way_px / module_px - 14) / 4);
    return 14 + 4 * std::max(0.0, sizes_up);
}

PixelPoint way(const PixelPoint& from, const PixelPoint& to) {
    return {to.x - from.x, to.y - from.y};
}

}  // namespace

CloserLook::Box CloserLook::box_of(GreyView frame, const CodeTraces& traces) {
    constexpr double margin = to_edge + 6;
    constexpr double most_modules = 40;  // from the middle of what may be any symbol that people hold up
    double left = traces.middle.x, right = left, top = traces.middle.y, bottom = top;
    double around = most_modules * traces.module_px;
    if (traces.squares) {
        const auto& [corner, one, other] = *traces.squares;
        const PixelPoint fourth = {one.x + other.x - corner.x, one.y + other.y - corner.y};
        const auto across = std::minmax({corner.x, one.x, other.x, fourth.x});
        const auto down = std::minmax({corner.y, one.y, other.y, fourth.y});
        left = across.first, right = across.second;
        top = down.first, bottom = down.second;
        around = margin * traces.module_px;
    }
    const auto limit = [](double value, int most) { return std::clamp(static_cast<int>(value), 0, most); };
    return {limit(left - around, frame.width), limit(top - around, frame.height),
            limit(right + around + 1, frame.width), limit(bottom + around + 1, frame.height)};
}

void CloserLook::take(GreyView frame, const CodeTraces& traces) {
    constexpr double small_module_px = 2.9, large_module_px = 6.5;
    traces_ = traces;
    box_ = box_of(frame, traces);
    const GreyView place{frame.row(box_.top) + box_.left, box_.right - box_.left, box_.bottom - box_.top,
                         frame.stride};
    scale_ = traces.module_px < small_module_px ? 2 : traces.module_px > large_module_px ? 0.5 : 1;
    if (scale_ == 2) {
        filters_.enlarge(place, picture_);
    } else if (scale_ == 1) {
        filters_.smooth(place, picture_);
    } else {
        filters_.halve(place, picture_);
    }
    while (scale_ <= 0.5 && traces.module_px * scale_ > large_module_px) {
        filters_.halve(picture_.view(), scratch_);
        std::swap(picture_, scratch_);
        scale_ /= 2;
    }
    if (!traces.is_inverted) return;
    filters_.invert(picture_.view(), scratch_);
    std::swap(picture_, scratch_);
}

bool CloserLook::draw_margin() {
    if (!traces_.squares) return false;
    const auto& [corner, one, other] = *traces_.squares;
    const PixelPoint along = way(corner, one), down = way(corner, other);
    const double modules =
        modules_between((std::hypot(along.x, along.y) + std::hypot(down.x, down.y)) / 2, traces_.module_px);
    const double area = along.x * down.y - along.y * down.x;
    const double edge = to_edge / modules;  // as a share of the way between two squares
    const auto light = static_cast<std::uint8_t>(traces_.is_inverted ? 255 - traces_.black : traces_.white);
    const GreyView picture = picture_.view();
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t* row = picture_.row(y);
        for (int x = 0; x < picture.width; ++x) {
            const PixelPoint from = way(corner, in_frame({x + 0.5, y + 0.5}));
            const double u = (from.x * down.y - from.y * down.x) / area;
            const double v = (along.x * from.y - along.y * from.x) / area;
            const bool is_code = u > -edge && v > -edge && u < 1 + edge && v < 1 + edge;
            if (!is_code) row[x] = light;
        }
    }
    return true;
}

PixelPoint CloserLook::in_frame(PixelPoint point) const {
    return {box_.left + point.x / scale_, box_.top + point.y / scale_};
}

}  // namespace lanyard
