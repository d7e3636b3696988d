// One appointment as an iCalendar file (RFC 5545), for people to put the event into their calendars.
#pragma once

#include <string>

#include "base/instant.h"

namespace lanyard {

struct CalendarEvent {
    std::string id;  // the same for every copy of one invitation
    std::string title, place, description;
    Instant start{}, end{};
    Instant written{};
};

std::string calendar_event(const CalendarEvent& event);

}  // namespace lanyard
