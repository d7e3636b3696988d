// Points in time as UTC milliseconds, and their one spelling: ISO 8601 with offset, in and out.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lanyard {

using Milliseconds = std::chrono::milliseconds;
// UTC; what screens and exports show is converted to the event's zone at the edge.
using Instant = std::chrono::sys_time<Milliseconds>;

inline Instant instant_from_ms(long long ms) {
    return Instant{Milliseconds{ms}};
}
inline std::int64_t to_ms(Instant instant) {
    return instant.time_since_epoch().count();
}

// A calendar date and a time of day in some zone, for words and tables on screens.
struct LocalTime {
    int year = 0, month = 0, day = 0;  // month 1 to 12
    int hour = 0, minute = 0, second = 0;
    int weekday = 0;         // 0 Sunday to 6 Saturday
    int offset_minutes = 0;  // east of UTC
};

// True where the zone database knows the name ("Europe/London").
bool is_time_zone(std::string_view zone);

// The wall clock in `zone` at `instant`; UTC where the zone is unknown.
LocalTime local_time(Instant instant, std::string_view zone);

// The instant at which clocks in `zone` show `date` ("2017-11-10") and `time` ("09:30" or "09:30:15"). Of the
// two in an autumn hour, the first; a time that spring skips is taken as if clocks had not changed.
Result<Instant> instant_at(std::string_view date, std::string_view time, std::string_view zone);

// "2017-11-10T08:52:00+00:00" (milliseconds are written only where they are not zero).
std::string format_iso(Instant instant, std::string_view zone);
// "08:52" and "2017-11-10" in the zone.
std::string format_clock(Instant instant, std::string_view zone);
std::string format_date(Instant instant, std::string_view zone);

// Reads ISO 8601 ("2017-11-10T08:52[:00[.000]]" or a space for T) with offset ("Z", "+01:00"); without one,
// the time is in `zone`. Anything else is a usage error that shows the form.
Result<Instant> parse_iso(std::string_view text, std::string_view zone);

}  // namespace lanyard
