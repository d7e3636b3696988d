// What stands behind a code in a frame: a foyer's clutter, and things that must not be taken for a code.
#pragma once

#include <random>

#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/light.h"

namespace lanyard {

// Hills of grey of every size, from walls down to carpet.
Light make_texture(int width, int height, std::mt19937& random);

// Ten to sixty boxes, discs, lines and words anywhere.
void add_clutter(Light& light, std::mt19937& random);

// A decoy anywhere; half codes are drawn where codes are, not here.
void add_decoy(Light& light, Decoy decoy, std::mt19937& random);

}  // namespace lanyard
