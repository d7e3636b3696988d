// What something said of one session does to the others: which move, and which run into what cannot move.
#pragma once

#include <vector>

#include "event/programme.h"

namespace lanyard {

struct SessionMove {
    Session before, after;
};

// A session whose time is cut because something behind it stays where it is.
struct SessionCut {
    Session session;      // as it is afterwards
    Session holds;        // what stays: an anchor, or a session that has begun
    Milliseconds lost{};  // more than before
    // True where it has no time left at all.
    bool is_squeezed_out() const { return session.start == session.end; }
};

struct ProgrammeEffect {
    // Of sessions that are in both and take place in both, those whose start or end differ, in the order of
    // the new starts.
    std::vector<SessionMove> moves;
    // Breaks are there to be cut and are not among them.
    std::vector<SessionCut> cuts;
};

// Both come from actual_programme.
ProgrammeEffect programme_effect(const std::vector<Session>& before, const std::vector<Session>& after);

}  // namespace lanyard
