// What is done to a frame's pixels before a code is looked for: halving, smoothing, sharpening, inverting.
#pragma once

#include <cstdint>
#include <vector>

#include "scan/grey_view.h"

namespace lanyard {

// Grey pixels of our own. Resizing to the same size again allocates nothing.
class GreyBuffer {
  public:
    void resize(int width, int height);
    std::uint8_t* row(int y) { return pixels_.data() + static_cast<std::ptrdiff_t>(y) * width_; }
    GreyView view() const { return {pixels_.data(), width_, height_, width_}; }

  private:
    std::vector<std::uint8_t> pixels_;
    int width_ = 0;
    int height_ = 0;
};

// Filters with the scratch rows they need between calls. Every filter sizes `out` itself, which must not be
// what `in` looks at, and takes pixels beyond the edge to be as the one on the edge.
class PixelFilters {
  public:
    // Half the width and height, rounded down: each pixel is the mean of two by two.
    void halve(GreyView in, GreyBuffer& out);

    // Two thirds of the width and height, two pixels of every three: about the mean of one and a half by one
    // and a half. Keeps small modules that halving would lose, and takes a little noise away.
    void take_two_thirds(GreyView in, GreyBuffer& out);

    // Twice the width and height, each pixel mixed of the four nearest: small modules become large enough for
    // readers that look at single pixels.
    void enlarge(GreyView in, GreyBuffer& out);

    // Each pixel is the mean of the three by three around it: takes noise away.
    void smooth(GreyView in, GreyBuffer& out);

    // g + amount (g - mean of the box around it), clamped (an unsharp mask): undoes a lens's blur. `box` is 5
    // or 7 pixels wide, `amount` 1 to 6.
    void sharpen(GreyView in, int box, int amount, GreyBuffer& out);

    void copy(GreyView in, GreyBuffer& out);

    // Black for white.
    void invert(GreyView in, GreyBuffer& out);

  private:
    // The sums of `box` rows around row y, padded by box / 2 at either end. Rows are asked for from 0 on.
    const std::uint16_t* column_sums(GreyView in, int y, int box);

    std::vector<std::uint16_t> sums_;
};

}  // namespace lanyard
