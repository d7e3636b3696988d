// Dates, clocks, durations and time zones as programmes write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace lanyard {

// "2017-11-10" of itself, "10.11.2017" or "10/11/2017" (the day first, as Europe writes), else "".
std::string iso_date(std::string_view text);

// "09:30" of "9:30", "09:30:00", "9.30", "9h30", "9:30 am", "2pm", else "".
std::string iso_clock(std::string_view text);

// The day after, of an ISO 8601 date.
std::string day_after(const std::string& date);

enum class DurationNotation {
    clock,         // "1:30", hours and minutes
    with_seconds,  // "01:30:00"
    with_days,     // "1:01:30": days, hours and minutes; the first part has one digit, the second is an hour
    minutes,       // "90"
    iso,           // "PT1H30M"
};
struct ReadDuration {
    Milliseconds length{};
    DurationNotation notation = DurationNotation::clock;
};
// nullopt for what is none of them, and for more than 31 days.
std::optional<ReadDuration> read_duration(std::string_view text);

// The zone database's name for a time zone's name: itself ("Europe/Berlin"), what Windows calls it ("W.
// Europe Standard Time"), or one behind a path ("/citadel.org/20190914_1/Europe/Berlin"). "" for none.
std::string time_zone_from_name(std::string_view name);

// Minutes east of UTC of "CEST", "BST", "EST" …; of an abbreviation that several parts of the world use,
// those that clocks in `zone` have in winter or summer of the year around `about`, else the best known.
// nullopt where nobody knows it.
std::optional<int> offset_of_abbreviation(std::string_view abbreviation, std::string_view zone,
                                          Instant about);

struct ReadTime {
    Instant at{};
    bool zone_abbreviated = false;  // "2017-11-10 09:30 GMT"
    bool zone_unknown = false;      // it names a zone that nobody knows; `at` is in the zone given
};
// A date with a time as parse_iso takes it, or with the abbreviation of a zone instead of an offset.
std::optional<ReadTime> read_time(std::string_view text, std::string_view zone);

}  // namespace lanyard
