// What a programme that comes in changes in the one that is there, told by the sessions' ids, under which
// session_identity has put them. Nothing that was said by hand is touched by it: delays, holds, starts and
// cancellations are kept apart from the plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/programme.h"

namespace lanyard {

// What becomes of sessions that the new programme does not have.
enum class MissingSessions { cancel, keep, remove };

enum class SessionChange {
    added,
    moved,  // in time or room
    retitled,
    edited,     // speakers, kind, places … or that its source says it is late
    cancelled,  // by its source, or by being in it no more
    restored,   // was cancelled so, and is not any more
    removed,
};
std::string_view session_change_name(SessionChange change);

struct SessionDifference {
    std::string id;
    std::vector<SessionChange> what;  // at least one, in the order of SessionChange
    PlannedSession before, after;     // as empty ones where it is added or removed

    bool is(SessionChange change) const;
};

struct ProgrammeDifference {
    // In order of the time that people know them by: the planned start, the old one where there is none.
    std::vector<SessionDifference> changes;
    // Each session in exactly one. A session that arrives cancelled is added; one that was cancelled already
    // and is still missing is unchanged.
    int added = 0, changed = 0, cancelled = 0, removed = 0, unchanged = 0;
};

// Ids are unique within each of the two.
ProgrammeDifference compare_programmes(const std::vector<PlannedSession>& known,
                                       const std::vector<PlannedSession>& incoming, MissingSessions missing);

}  // namespace lanyard
