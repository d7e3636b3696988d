// Somebody who is on no list registers at a kiosk, where the event lets them.
#pragma once

#include "desk/deed.h"
#include "desk/walk_in.h"

namespace lanyard {

enum class Registered {
    admitted,      // written down and let in; the outcome has the rest
    waiting_list,  // written down as pending: every place is taken or kept for somebody who is expected
    refused,       // not at this time; the outcome says why, and nothing was written
};

struct RegisteredHere {
    Registered how = Registered::refused;
    Outcome outcome;
};

// A name and an email that are exactly one expected person's are that person, who is checked in. A name is
// needed.
Result<RegisteredHere> register_here(Desk& desk, const WalkIn& person, const Deed& deed);

}  // namespace lanyard
