// Sessions that do not take place although people had a place in them: who stands nowhere now, and what there
// is for them instead.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/deed.h"
#include "desk/enrolment_watch.h"
#include "desk/session_people.h"

namespace lanyard {

struct CancelledSession {
    std::string id, title;
    int people = 0;  // whose place was in it, and who have none in anything else that is on then
    // Left altogether in the workshops at the same time; none: as many as like.
    std::optional<int> places = 0;
    std::vector<std::string> others;  // titles of those workshops that have places left

    bool may_move() const { return !places || *places > 0; }
    bool operator==(const CancelledSession&) const = default;
};

// Sessions to come that were cancelled, as long as somebody stands nowhere because of it; by time. `watch` is
// this desk's.
Result<std::vector<CancelledSession>> cancelled_sessions(Desk& desk, EnrolmentWatch& watch, Instant now);

struct PeopleMoved {
    std::vector<std::string> people;   // who have a place elsewhere now
    std::vector<std::string> entries;  // that say so: Desk::undo_together takes them back
    std::vector<std::string> without;  // names of those for whom no place was left
};

// Gives the people of a cancelled session places in what else is on then, as far as they go
// (desk/session_people), as one deed. Refused where the session takes place, or nobody finds a place.
Result<PeopleMoved> move_people_of_cancelled(Desk& desk, const std::string& session, const Deed& deed);

// Who stands nowhere because this session does not take place, in order of name.
Result<std::vector<Attendee>> people_without_place(Desk& desk, const std::string& session);

}  // namespace lanyard
