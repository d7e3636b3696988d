// The classes of frames that reading is measured on, one way of holding a code up badly each.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tests/scan/pictures/kiosk_frames.h"

namespace lanyard {

struct FrameClass {
    std::string name;  // "noise, sigma 50"
    std::function<FrameSpec(std::mt19937&)> specify;
};

// Small codes, low contrast, noise, blur and inverted first, which the bench measures; then tilt, motion,
// glare, gradient, JPEG and occlusion.
const std::vector<FrameClass>& frame_classes();
inline constexpr std::size_t measured_frame_classes = 5;

}  // namespace lanyard
