// The door's decision: from what is known of a code and a person to one verdict. Pure; every case has a test.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/attendee.h"
#include "event/event_config.h"
#include "event/ticket_code.h"

namespace lanyard {

enum class Verdict {
    admitted,
    welcome_back,
    already_in,
    exited,
    not_listed_yet,  // the code is genuine, the list is older than it
    cancelled,
    replaced,
    pending,
    desk_first,
    not_open_yet,
    closed,
    wrong_day,  // the ticket is for other days of the event
    wrong_session,
    full,
    other_event,
    retired_code,
    misread,
    unknown,
    not_booked,       // what is given out here was not booked with their ticket
    evacuating,       // the building is being left: nobody is let in
    could_not_check,  // the machine failed: never from decide(), and never shown as "not found"
};
inline constexpr int verdict_count = 21;
std::string_view verdict_name(Verdict verdict);
std::optional<Verdict> verdict_from_name(std::string_view name);
// True where the person goes in or out: exit status 0.
bool lets_through(Verdict verdict);

// Who may let somebody in although the rules say no. They say why, and it stands in the history.
enum class SetAsideBy { nobody, staff, organiser };
// The one table of it. `is_building_full`: every seat of the building is taken, or kept for who is booked;
// then any of the staff let in somebody who is booked, and an organiser anybody else. A room that is full is
// its staff's.
SetAsideBy who_may_set_aside(Verdict verdict, const Attendee& person, bool is_building_full);
bool can_set_aside(SetAsideBy who, bool is_organiser);

// What kind of thing was held up.
enum class Credential {
    invitation,  // the emailed ticket, or another system's code
    badge,       // a printed badge of ours
    person,      // no code: staff chose the person by name or id
};

// What is known of the person in one area: the newest standing entry there.
struct Presence {
    bool inside = false;
    Instant at{};
    std::string point;
    std::string node;
    std::string entry = {};
};

// Everything the decision depends on.
struct CheckInFacts {
    CodeKind code = CodeKind::foreign;  // ignored for Credential::person
    bool code_known = false;            // a live code of the person below
    bool code_retired = false;          // it was once somebody's, the person's below where that is known
    Credential credential = Credential::invitation;

    const Attendee* attendee = nullptr;  // nullptr: nobody has this code
    std::optional<Presence> presence;    // in this area; none: never seen here
    bool badge_out = false;              // a badge was printed, or is being, for this person
    // The entry above stands for a person whom two doors were about to admit at once; the other one gave way.
    bool came_by_another_door = false;
    // The desk decides: who is to see it first has done so.
    bool staff = false;
    bool leaving = false;     // asked to go out
    bool evacuating = false;  // the building is being left; whoever decides
    bool once = false;        // nothing is entered here: something is given out once. Then never `leaving`
    bool not_booked = false;  // of that: it has to be booked, and they did not
    std::vector<Verdict> set_aside;  // what somebody lets them in in spite of: see who_may_set_aside
    // The workshop that a room's door admits to now; none at an entrance, and where the session on is for
    // everybody.
    std::optional<std::string> room_session;
    std::vector<std::string> enrolled_sessions;  // ids of the person's enrolments that are not "waiting"
    int inside_count = 0;                        // people this node knows to be inside the area
    std::optional<int> capacity;                 // of the area
    // Of the building, for somebody who is about to come into it by whatever door (event/seats); none: there
    // is no limit, or they are in the building already.
    std::optional<int> seats_left;
};

// While the building is being left nobody goes in, whoever they are and whoever decides. Else what the code
// is, who it is, whether this door is open to them, where they are now, whether there is room: the first that
// stands against it is the verdict. Nobody is held in: whoever is known may leave, seen coming in or not.
// Somebody who has come in before is not sent to the desk, or stopped for being pending, a second time.
// People without any enrolment may go into every workshop. What is given out once has been given out,
// whatever has been said of re-entry, and whether it was booked or not.
Verdict decide(const CheckInFacts& facts, const EventConfig& config, Instant now);

}  // namespace lanyard
