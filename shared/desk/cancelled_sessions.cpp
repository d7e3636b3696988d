// The list counts in memory; the deed asks desk/session_people, as a cancelling at the command line does.
#include "desk/cancelled_sessions.h"

#include <algorithm>

#include "desk/desk.h"
#include "desk/room_door.h"
#include "event/session_moves.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

CancelledSession look_at(const EventConfig& config, const EnrolmentWatch& watch,
                         const std::vector<Session>& programme, const Session& session) {
    CancelledSession cancelled;
    cancelled.id = session.planned.id;
    cancelled.title = session.planned.title;
    const auto beside = workshops_beside(programme, session);
    for (const Session* other : beside) {
        const auto places = places_of(config, other->planned.room, other);
        const int enrolled = watch.enrolled_in(other->planned.id, programme);
        const int left = places ? std::max(0, *places - enrolled) : 0;
        if (!places)
            cancelled.places.reset();
        else if (cancelled.places)
            *cancelled.places += left;
        if (!places || left > 0) cancelled.others.push_back(other->planned.title);
    }
    cancelled.people = watch.only_in(cancelled.id, beside, programme);
    return cancelled;
}

// Everybody's, with where they may go. Whoever has a place elsewhere already is among them.
Result<std::vector<EnrolledPerson>> people_to_move(Desk& desk, const std::string& session) {
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    const Session* known = session_by_words(*programme, session);
    if (known && !known->inputs.cancelled) return refused("takes place", session);
    return people_of_session(desk, session, {true, ""});
}

}  // namespace

Result<std::vector<CancelledSession>> cancelled_sessions(Desk& desk, EnrolmentWatch& watch, Instant now) {
    return desk.database().read([&] {
        std::vector<CancelledSession> all;
        const auto programme = ProgrammeTable(desk.database()).programme();
        for (const Session& session : programme) {
            if (!session.inputs.cancelled || session.end <= now) continue;
            // Read only where there is one: most days have none.
            CancelledSession cancelled =
                look_at(desk.folder().config, watch.refresh(desk), programme, session);
            if (cancelled.people > 0) all.push_back(std::move(cancelled));
        }
        return all;
    });
}

Result<PeopleMoved> move_people_of_cancelled(Desk& desk, const std::string& session, const Deed& deed) {
    auto people = people_to_move(desk, session);
    if (!people) return people.error();
    PeopleMoved moved;
    for (const EnrolledPerson& person : *people) {
        if (person.to.empty())
            moved.without.push_back(person.name);
        else if (!person.is_in_it)
            moved.people.push_back(person.id);
    }
    if (moved.people.empty()) return refused("no place is left in what else is on then", session);
    return desk.journal().transact([&]() -> Result<PeopleMoved> {
        moved.entries = move_people(desk, *people, deed);
        if (moved.entries.empty()) return refused("its people have been moved already", session);
        return std::move(moved);
    });
}

Result<std::vector<Attendee>> people_without_place(Desk& desk, const std::string& session) {
    const auto people = people_to_move(desk, session);
    if (!people) return people.error();
    std::vector<Attendee> without;
    for (const EnrolledPerson& person : *people) {
        if (person.is_in_it) continue;
        auto known = desk.attendee(person.id);
        if (!known) return known.error();
        if (*known) without.push_back(std::move(**known));
    }
    return without;
}

}  // namespace lanyard
