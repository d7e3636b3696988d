// The programme one touch away: what is on now and next, a day by time, room or track, somebody's own
// sessions, and all of it found by a word. A day with many sessions is narrowed to a part of it first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/programme_list.h"
#include "event_facts.h"
#include "ui/edit_line.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace lanyard {

// What a person looks at; it belongs to the visit.
struct ProgrammeState {
    enum class View { now, by_time, by_room, by_track, search, mine };
    View view = View::now;
    std::string day;                  // that they chose; "" is the one that is meant without a word
    std::optional<std::string> part;  // of the day: a room, a track, an hour
    int page = 0;
    EditLine words;  // searched for
    KeyboardState keyboard;
};

struct ProgrammeView {
    const EventFacts& facts;
    const std::vector<Session>& sessions;  // sorted by start
    Instant now{};
    std::string countdown;
    const OptIn* opt_in = nullptr;               // offered here where the door was too busy for it
    std::vector<std::string> own_sessions = {};  // of whoever was scanned, by their ids
};

struct ProgrammeAction {
    std::string session;  // the one whose page is wanted
    bool opt_in = false;
    bool back = false;
};

ProgrammeAction draw_programme(Ui& ui, ProgrammeState& state, const ProgrammeView& view);

}  // namespace lanyard
