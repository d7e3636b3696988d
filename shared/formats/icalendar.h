// A programme kept in a calendar: iCalendar (RFC 5545), as calendars and conference systems export it.
#pragma once

#include <string_view>

#include "formats/programme_list.h"

namespace lanyard {

// `text` is UTF-8. Every VEVENT is a session: its SUMMARY the title, its LOCATION the room, the first
// category the track or, where it is one, the kind. Times are in their TZID, by the zone database or as the
// file describes it; those without are in the calendar's zone (X-WR-TIMEZONE), else in `zone`. What repeats
// becomes one session each time, at most for a year and 400 times; without an end, to the last day that the
// calendar knows of. All-day events last from midnight to midnight. Of several versions of one event the last
// SEQUENCE counts; events that share a UID by mistake are told apart by their titles. What is no calendar, is
// cut off, or has no event that can be used is an input error.
Result<ProgrammeList> read_icalendar(std::string_view text, std::string_view file, std::string_view zone);

}  // namespace lanyard
