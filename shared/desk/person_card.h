// Everything that the desk sees of one person at a glance.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/history.h"
#include "event/add_ons.h"
#include "event/attendee.h"
#include "event/check_in.h"
#include "event/event_config.h"
#include "event/people_needed.h"
#include "event/programme.h"

namespace lanyard {

class Desk;

enum class CardBadge {
    none,        // their ticket type has none
    at_a_table,  // printed before the event: `collect_table`
    not_printed,
    on_its_way,
    printed,
    failed,  // `badge_problem` says why
};

// What is given to somebody once, and when and where that was; none: it has not been.
struct CardAddOn {
    AddOn what;
    std::optional<Presence> given;
};

struct PersonCard {
    static constexpr std::size_t most_history = 1000;

    Attendee person;
    std::string arrived_at_point;               // where they came in, "" where they are not here
    std::vector<Session> workshops;             // that they chose or were given, by time
    std::vector<std::string> unknown_sessions;  // the list's words for what the programme does not have
    CardBadge badge = CardBadge::not_printed;
    std::string badge_problem, collect_table;
    // Another of this machine's points, whose printer has not taken their badge yet; "" for none.
    std::string badge_waits_at;
    std::string
        shown_on_badge;  // of a printed one: badge/attendee_badge's fingerprint; "" where nobody noted it
    bool badge_is_stale =
        false;         // for whoever can draw badges to say: it shows something else than is true now
    std::string host;  // who is to be told of them, where their ticket type names somebody
    std::string host_phone;
    bool is_told = false, is_escorted = false;  // the host, and they themselves, as somebody noted
    std::vector<std::pair<std::string, std::string>> needs, notes, answers;  // heading and answer
    std::vector<HistoryLine> history;                                        // the newest first
    std::vector<CardAddOn> add_ons;      // what they booked, and what they were given
    std::vector<NeededLink> needed_for;  // what was said by hand of sessions that need them
};

// What a flag of theirs asks staff to do and nobody has noted yet: to tell their host, then to walk with
// them.
std::optional<Flag> next_to_see_to(const PersonCard& card);

// None where nobody has this id.
Result<std::optional<PersonCard>> person_card(Desk& desk, std::string_view person);

}  // namespace lanyard
