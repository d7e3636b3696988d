// The day one touch away: what is on now and next, all of it by time, by room, and found by a word.
#pragma once

#include <string>
#include <vector>

#include "event/programme.h"
#include "event_facts.h"
#include "ui/edit_line.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace lanyard {

// What a person looks at; it belongs to the visit.
struct ProgrammeState {
    enum class View { now, by_time, by_room, search };
    View view = View::now;
    int page = 0;
    EditLine words;  // searched for
    KeyboardState keyboard;
};

struct ProgrammeView {
    const EventFacts& facts;
    const std::vector<Session>& sessions;  // sorted by start
    Instant now{};
    std::string countdown;
    const OptIn* opt_in = nullptr;  // offered here where the door was too busy for it
};

struct ProgrammeAction {
    std::string session;  // the one whose page is wanted
    bool opt_in = false;
    bool back = false;
};

// The sessions that a view lists, in order; `words` are found in titles, rooms and speakers, folded.
std::vector<const Session*> listed_sessions(const std::vector<Session>& sessions, const EventConfig& config,
                                            const ProgrammeState& state, Instant now);

ProgrammeAction draw_programme(Ui& ui, ProgrammeState& state, const ProgrammeView& view);

// "09:30–10:15 · Great Hall", with what has become of it.
std::string session_line(const Session& session, const EventConfig& config, Instant now);

}  // namespace lanyard
