// One session: when, where, who speaks, and a code that puts it into a phone's calendar.
#pragma once

#include <string>

#include "event/programme.h"
#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

// The session as an iCalendar document (RFC 5545) with one VEVENT, short enough for a symbol that a phone
// reads from a screen.
std::string session_calendar(const Session& session, const EventConfig& config);

struct SessionView {
    const EventFacts& facts;
    const Session& session;
    Instant now{};
    std::string countdown;
    bool says_date = false;  // the event has several days
};

// True where the person goes back.
bool draw_session(Ui& ui, const SessionView& view);

}  // namespace lanyard
