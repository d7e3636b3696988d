// What a layout must keep to before anything is drawn: texts and codes on the page, and codes left free.
#pragma once

#include "badge/badge_layout.h"
#include "event/settings_table.h"

namespace lanyard {

// Millimetres in files are rounded by hand; so little over an edge is on it.
inline constexpr double rounding_mm = 0.01;

// Reports the first item that leaves the page, or that could be drawn over a code or its quiet zone.
void check_layout(const BadgeLayout& layout, FirstMistake& mistake);

}  // namespace lanyard
