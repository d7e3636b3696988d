// Charts as SVG that a page holds: no script, no style of their own, and words for whoever cannot see them.
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "desk/day_view.h"

namespace lanyard {

// Arrivals in 5 minutes, with a line at the opening; "" where nobody came. However long the day was it has at
// most `most_arrival_bars`: neighbours are added together.
inline constexpr std::size_t most_arrival_bars = 72;
std::string arrivals_chart(const DayView& view, std::string_view zone);

// How many of how many, beside the numbers themselves: it is hidden from screen readers.
std::string share_bar(int came, int registered);

}  // namespace lanyard
