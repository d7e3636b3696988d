// A badge's code read from the badge's own pixels, as the printer will put them on paper.
#pragma once

#include "badge/badge_draw.h"
#include "base/result.h"

namespace lanyard {

// Draws the badge at `dpi` in black and white and reads it with the kiosk's own reader. An error where
// another code, or none, is read: such a badge would be worth nothing at the door.
Result<void> read_back(const BadgeLayout& layout, const BadgeFields& badge, double dpi);

}  // namespace lanyard
