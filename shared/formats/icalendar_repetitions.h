// When an event of a calendar takes place that does so more than once (RRULE, RDATE, EXDATE).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "formats/icalendar_zones.h"

namespace lanyard {

bool calendar_repeats(icalcomponent* event);

struct Repetitions {
    std::set<Instant> starts;         // the first included, unless EXDATE takes it out
    std::vector<std::string> doubts;  // sentences
};

// Counted on the clock on the event's wall, from `first`, for a year at most and 400 times; a rule without an
// end is followed to the end of `last_known`'s day in `zone`.
Repetitions calendar_repetitions(icalcomponent* event, CalendarZones& zones, Instant first,
                                 Instant last_known, std::string_view zone);

}  // namespace lanyard
