// What a spreadsheet's cell says of a session's time: a day, a clock, both, or a span of two clocks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "formats/written_dates.h"

namespace lanyard {

struct TimeCell {
    std::optional<WrittenDate> date;
    std::string clock, end_clock;  // "09:30"; "" for none
};

// "9:30", "2 pm", "noon", "9:00 - 10:30 am", "10/11/2017 9:30", "Friday 10 November 2017, 9.30", "09:30
// 10.11.17". `days` are the event's. Neither date nor clock where it is none of them.
TimeCell read_time_cell(std::string_view text, const std::vector<std::string>& days);

// "45 min", "1 h 30", "1:30", "90", "PT45M"; nullopt for what is no length.
std::optional<Milliseconds> read_length_cell(std::string_view text);

}  // namespace lanyard
