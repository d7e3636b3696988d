// What lamps, lens, shutter, sensor and compression do to the light, in that order.
#pragma once

#include <random>

#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/light.h"

namespace lanyard {

// Where the code is in the picture.
struct Place {
    double x = 0, y = 0;  // of its middle
    double reach = 0;     // from there to its furthest edge, quiet zone included
};

// A lamp's reflection in the glass, and for the first two the haze on one side of it.
void add_glare(Light& light, Glare glare, const Place& place, std::mt19937& random);

// Takes `share` of the light away across the code, in some direction.
void dim_across(Light& light, double share, const Place& place, std::mt19937& random);

// A Gaussian blur of that standard deviation in pixels.
void blur(Light& light, double deviation);

// The mean of the picture along the way it moved: `length` pixels, `direction` in degrees.
void smear(Light& light, double length, double direction);

void add_noise(Light& light, double deviation, std::mt19937& random);

// What JPEG of that quality loses: the rounding of each 8 by 8 block's waves (quality as libjpeg scales it).
void compress(Light& light, int quality);

}  // namespace lanyard
