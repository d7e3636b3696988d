// Samples of each picture, compared with the last and with black.
#include "scan/picture_watch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lanyard {
namespace {

constexpr int step = 4;

// A covered lens: nearly all pixels dark, and all about as dark. A dim room has shapes in it, and lamps.
constexpr int darkest_white = 40, least_shape = 14;

bool is_black(const std::vector<std::uint8_t>& sample) {
    if (sample.empty()) return false;
    std::array<std::size_t, 256> counts{};
    for (const std::uint8_t grey : sample) ++counts[grey];
    // The grey that this share of the pixels is not lighter than.
    const auto grey_at = [&](double share) {
        std::size_t seen = 0;
        for (int grey = 0; grey < 256; ++grey) {
            seen += counts[static_cast<std::size_t>(grey)];
            if (static_cast<double>(seen) >= share * static_cast<double>(sample.size())) return grey;
        }
        return 255;
    };
    const int dark = grey_at(0.02), light = grey_at(0.98);
    return light < darkest_white && light - dark < least_shape;
}

// Whether `is_so` has lasted for `long_enough`; `since` is when it began.
bool has_lasted(bool is_so, bool& was_so, Instant& since, Instant now, Milliseconds long_enough) {
    if (is_so && !std::exchange(was_so, true)) since = now;
    was_so = is_so;
    return is_so && now - since >= long_enough;
}

}  // namespace

bool PictureWatch::is_as_before(GreyView picture) {
    std::swap(before_, sample_);
    sample_.clear();
    for (int y = 0; y < picture.height; y += step)
        for (int x = 0; x < picture.width; x += step) sample_.push_back(picture.row(y)[x]);
    return sample_ == before_;
}

PictureFault PictureWatch::look(GreyView picture, Instant now) {
    const bool is_same = is_as_before(picture);
    const bool black = has_lasted(is_black(sample_), was_black_, black_since_, now, black_after);
    const bool frozen = has_lasted(is_same, was_same_, same_since_, now, frozen_after);
    return black ? PictureFault::black : frozen ? PictureFault::frozen : PictureFault::none;
}

}  // namespace lanyard
