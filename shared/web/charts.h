// Charts as SVG, drawn here so that a phone needs no script. Each says in words what it shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "desk/day_view.h"

namespace lanyard {

// A bar for each five minutes from the first arrival to the last, at most the newest 72 of them (six hours),
// with the hours below and a line where the day opens. "" where nobody came.
std::string arrivals_chart(const std::vector<ArrivalBar>& bars, std::optional<Instant> opening,
                           std::string_view zone);

// How much of something there is, as a bar of a table's row: `part` of `whole`, which may be 0.
std::string share_bar(int part, int whole);

}  // namespace lanyard
