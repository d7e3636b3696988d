// The vectorised filters against the same said plainly, a pixel at a time.
#include "scan/pixel_filters.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "tests/scan/pictures/kiosk_frames.h"

using namespace lanyard;

namespace {

GreyImage random_image(int width, int height, std::mt19937& random) {
    GreyImage image{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        image.pixels.push_back(static_cast<std::uint8_t>(std::uniform_int_distribution<int>(0, 255)(random)));
    return image;
}

double box_mean(GreyView view, int x, int y, int box) {
    double sum = 0;
    for (int dy = -box / 2; dy <= box / 2; ++dy)
        for (int dx = -box / 2; dx <= box / 2; ++dx)
            sum += view.row(std::clamp(y + dy, 0, view.height - 1))[std::clamp(x + dx, 0, view.width - 1)];
    return sum / (box * box);
}

// The picture read between its pixels in a straight line from one to the next.
double between_pixels(GreyView view, double x, double y) {
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    const auto at = [&](int dx, int dy) {
        return view.row(std::clamp(top + dy, 0, view.height - 1))[std::clamp(left + dx, 0, view.width - 1)];
    };
    const double u = x - left, v = y - top;
    return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
}

// A pixel of the picture at two thirds: three by three points within the one and a half pixels that it
// stands for.
double two_thirds(GreyView view, int x, int y) {
    double sum = 0;
    for (int i = 0; i < 9; ++i)
        sum += between_pixels(view, 1.5 * (x + (i % 3 + 0.5) / 3) - 0.5, 1.5 * (y + (i / 3 + 0.5) / 3) - 0.5);
    return sum / 9;
}

// The largest difference between `made` and what `expected` says of each pixel.
double worst_difference(GreyView made, const std::function<double(int, int)>& expected) {
    double worst = 0;
    for (int y = 0; y < made.height; ++y)
        for (int x = 0; x < made.width; ++x)
            worst = std::max(worst, std::abs(made.row(y)[x] - expected(x, y)));
    return worst;
}

}  // namespace

TEST_CASE("every filter does what its header says, at every size and at the edges") {
    std::mt19937 random(5);
    PixelFilters filters;
    GreyBuffer out;
    for (const auto& [width, height] : {std::pair{21, 21}, {2, 2}, {1, 1}, {3, 40}, {64, 48}, {67, 33}}) {
        const auto& the_width = width;
        CAPTURE(the_width);
        const auto& the_height = height;
        CAPTURE(the_height);
        const GreyImage image = random_image(width, height, random);
        const GreyView in = image.view();

        filters.enlarge(in, out);
        CHECK(out.view().width == 2 * width);
        CHECK(out.view().height == 2 * height);
        CHECK(worst_difference(out.view(), [&](int x, int y) {
                  return between_pixels(in, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5);
              }) <= 1);

        filters.smooth(in, out);
        CHECK(worst_difference(out.view(), [&](int x, int y) { return box_mean(in, x, y, 3); }) <= 1);

        for (const auto& [box, amount] : {std::pair{5, 6}, {5, 2}, {7, 3}}) {
            filters.sharpen(in, box, amount, out);
            CHECK(worst_difference(out.view(), [&, box = box, amount = amount](int x, int y) {
                      const double grey = in.row(y)[x];
                      return std::clamp(grey + amount * (grey - box_mean(in, x, y, box)), 0.0, 255.0);
                  }) <= 1.5);
        }

        filters.invert(in, out);
        CHECK(worst_difference(out.view(), [&](int x, int y) { return 255 - in.row(y)[x]; }) == 0);

        filters.halve(in, out);
        CHECK(out.view().width == width / 2);
        CHECK(out.view().height == height / 2);
        CHECK(worst_difference(out.view(), [&](int x, int y) {
                  return (in.row(2 * y)[2 * x] + in.row(2 * y)[2 * x + 1] + in.row(2 * y + 1)[2 * x] +
                          in.row(2 * y + 1)[2 * x + 1]) /
                         4.0;
              }) <= 0.5);

        filters.take_two_thirds(in, out);
        CHECK(out.view().width == width / 3 * 2);
        CHECK(out.view().height == height / 3 * 2);
        CHECK(worst_difference(out.view(), [&](int x, int y) { return two_thirds(in, x, y); }) <= 1);
    }
}

TEST_CASE("white stays white and black stays black") {
    PixelFilters filters;
    GreyBuffer out;
    for (const int grey : {0, 255}) {
        const GreyImage image{40, 30, std::vector<std::uint8_t>(1200, static_cast<std::uint8_t>(grey))};
        filters.smooth(image.view(), out);
        CHECK(worst_difference(out.view(), [&](int, int) { return grey; }) == 0);
        filters.sharpen(image.view(), 5, 6, out);
        CHECK(worst_difference(out.view(), [&](int, int) { return grey; }) <= 1);
        filters.take_two_thirds(image.view(), out);
        CHECK(worst_difference(out.view(), [&](int, int) { return grey; }) <= 1);
    }
}

TEST_CASE("rows may be longer than the picture is wide") {
    GreyImage image = {8, 4, std::vector<std::uint8_t>(32, 100)};
    for (int y = 0; y < 4; ++y) image.pixels[static_cast<std::size_t>(8 * y + 6)] = 255;
    const GreyView left{image.pixels.data(), 6, 4, 8};
    PixelFilters filters;
    GreyBuffer out;
    filters.smooth(left, out);
    CHECK(worst_difference(out.view(), [](int, int) { return 100; }) == 0);
}
