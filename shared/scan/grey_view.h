// A picture as its readers see it: grey bytes that somebody else owns.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lanyard {

// `height` rows of `width` pixels (0 black to 255 white), row y starting at data + y * stride.
struct GreyView {
    const std::uint8_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;  // bytes from row to row, at least width

    const std::uint8_t* row(int y) const { return data + static_cast<std::ptrdiff_t>(y) * stride; }
};

// A place in a picture in pixels, x to the right and y down.
struct PixelPoint {
    double x = 0;
    double y = 0;
};

}  // namespace lanyard
