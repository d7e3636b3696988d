// The day in view as a terminal shows it: lines of plain text, none wider than 80 columns, that need no
// colour to be understood. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/day_view.h"

namespace lanyard {

inline constexpr int columns_of_picture = 80;

std::vector<std::string> day_picture(const DayView& view, std::string_view zone);

// No more columns than this: what is longer ends with "…"; what is shorter has spaces. Letters of East Asia
// are two columns wide, marks none; what a terminal would obey is a space.
std::string in_columns(std::string_view text, int columns);

}  // namespace lanyard
