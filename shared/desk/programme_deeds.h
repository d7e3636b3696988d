// What is said of a session on the day: that it starts later, is held, begins, does not take place, or is as
// planned again; and the taking back of that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"
#include "desk/session_people.h"
#include "event/programme_effect.h"

namespace lanyard {

class Desk;

struct ProgrammeDeed {
    enum class Kind {
        delay,    // starts `minutes` after the planned time, or before it; a hold ends
        hold,     // nobody knows when it will start
        start,    // starts now; a hold ends
        cancel,   // does not take place
        restore,  // takes place as planned: everything said of it so far is worth nothing
        undo,     // the last deed about it that stands is taken back
    };
    Kind kind = Kind::delay;
    std::string session;   // its id, or words of its title that no other has
    int minutes = 0;       // of delay
    bool preview = false;  // only look: nothing is written
    // Of cancel: its people are moved to other sessions, where places allow (desk/session_people), as part of
    // the deed; "" for where most places are left.
    bool moves = false;
    std::string move_to = {};
};

struct DeedOutcome {
    std::string session;            // its id
    std::string entry;              // what was written; "" of a preview
    std::vector<Session> sessions;  // the programme as it is then, or would be
    ProgrammeEffect effect;
    std::vector<EnrolledPerson> people;  // of cancel: who was enrolled in it, and where they go
};

// An unknown session is an input error that names the nearest, a delay of more than a day a usage error; what
// changes nothing is refused (cancelling what is cancelled, taking back what was never said).
Result<DeedOutcome> do_programme_deed(Desk& desk, const ProgrammeDeed& deed, const Deed& by);

}  // namespace lanyard
