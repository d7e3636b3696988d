// The light on a sensor before it is clipped and rounded to bytes; and dice for all who paint with it.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

namespace lanyard {

// Greys that may lie outside 0 to 255 until the sensor clips them.
struct Light {
    int width = 0;
    int height = 0;
    std::vector<float> greys;

    Light(int width_px, int height_px)
        : width(width_px), height(height_px), greys(static_cast<std::size_t>(width_px * height_px)) {}

    float& at(int x, int y) { return greys[static_cast<std::size_t>(y * width + x)]; }
    float at(int x, int y) const { return greys[static_cast<std::size_t>(y * width + x)]; }
    // Beyond the edge it goes on as at the edge.
    float at_edge(int x, int y) const {
        return at(std::clamp(x, 0, width - 1), std::clamp(y, 0, height - 1));
    }
};

inline double between(std::mt19937& random, double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
}

// Both ends included.
inline int whole_between(std::mt19937& random, int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
}

}  // namespace lanyard
