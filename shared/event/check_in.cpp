// Each group of rules gives a verdict or passes the question on to the next.
#include "event/check_in.h"

#include <algorithm>
#include <array>

#include "event/event_day.h"
#include "event/unlisted_code.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, verdict_count> verdict_names = {
    "admitted",      "welcome_back", "already_in",     "exited",       "not_listed_yet", "cancelled",
    "replaced",      "pending",      "desk_first",     "not_open_yet", "closed",         "wrong_day",
    "wrong_session", "full",         "other_event",    "retired_code", "misread",        "unknown",
    "not_booked",    "evacuating",   "could_not_check"};

using Judgement = std::optional<Verdict>;  // none: nothing against it so far

template <class Value>
bool contains(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

// Passes only with somebody to judge. A code of the list counts whatever it looks like to us.
Judgement judge_code(const CheckInFacts& facts) {
    if (facts.credential == Credential::person) {
        return facts.attendee ? Judgement() : Verdict::unknown;
    }
    if (facts.code_retired) {
        const bool seat_passed_on = facts.attendee && facts.attendee->status == AttendeeStatus::replaced;
        return seat_passed_on ? Verdict::replaced : Verdict::retired_code;
    }
    if (facts.code_known && facts.attendee) return std::nullopt;
    return verdict_on_unlisted_code(facts.code);
}

// Whoever came in before has been dealt with: the desk is not asked twice about one person.
bool has_arrived(const CheckInFacts& facts) {
    return facts.presence.has_value() || facts.attendee->checked_in_at.has_value();
}

Judgement judge_person(const CheckInFacts& facts, const EventConfig& config) {
    const Attendee& person = *facts.attendee;
    if (person.status == AttendeeStatus::cancelled) return Verdict::cancelled;
    if (person.status == AttendeeStatus::replaced) return Verdict::replaced;
    if (has_arrived(facts)) return std::nullopt;
    if (person.status == AttendeeStatus::pending) return Verdict::pending;
    if (facts.staff) return std::nullopt;
    if (person.has(Flag::desk_first)) return Verdict::desk_first;
    if (person.unnamed_seat && config.unnamed_seats == UnnamedSeats::desk) return Verdict::desk_first;
    return std::nullopt;
}

// Having come on a day that is theirs lets nobody in on another.
Judgement judge_day(const Attendee& person, const EventConfig& config, Instant now) {
    if (!is_ticket_of_day(config, person.ticket_type, event_day(config, now))) return Verdict::wrong_day;
    return std::nullopt;
}

Judgement judge_hours(const EventConfig& config, Instant now) {
    if (config.opens && now < *config.opens) return Verdict::not_open_yet;
    if (config.closes && now >= *config.closes) return Verdict::closed;
    return std::nullopt;
}

Judgement judge_session(const CheckInFacts& facts) {
    const bool must_be_enrolled = facts.room_session && !facts.enrolled_sessions.empty();
    if (must_be_enrolled && !contains(facts.enrolled_sessions, *facts.room_session))
        return Verdict::wrong_session;
    return std::nullopt;
}

// What stands against it, unless that was set aside.
bool stops(const Judgement& judgement, const CheckInFacts& facts) {
    return judgement && !contains(facts.set_aside, *judgement);
}

bool is_full(const CheckInFacts& facts) {
    if (contains(facts.set_aside, Verdict::full)) return false;
    if (facts.seats_left && *facts.seats_left <= 0) return true;
    return facts.capacity && facts.inside_count >= *facts.capacity;
}

// Under free re-entry nobody is scanned out, so a badge seen again is its owner back from a walk. An
// invitation seen again while a badge is out, or after two doors saw it at once, may be a copy; so may a
// person whom staff find inside.
Verdict verdict_on_person_inside(const CheckInFacts& facts, const EventConfig& config) {
    if (config.reentry == Reentry::scan || facts.credential == Credential::person) return Verdict::already_in;
    const bool may_be_a_copy = facts.badge_out || facts.came_by_another_door;
    if (facts.credential == Credential::invitation && may_be_a_copy) return Verdict::already_in;
    return Verdict::welcome_back;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> verdict_from_name(std::string_view name) {
    const auto found = std::find(verdict_names.begin(), verdict_names.end(), name);
    if (found == verdict_names.end()) return std::nullopt;
    return static_cast<Verdict>(found - verdict_names.begin());
}

bool lets_through(Verdict verdict) {
    return verdict == Verdict::admitted || verdict == Verdict::welcome_back || verdict == Verdict::exited;
}

SetAsideBy who_may_set_aside(Verdict verdict, const Attendee& person, bool is_building_full) {
    const bool is_booked = person.status == AttendeeStatus::expected && !person.walk_in;
    switch (verdict) {
        case Verdict::pending:
        case Verdict::cancelled:
        case Verdict::desk_first:
        case Verdict::not_open_yet:
        case Verdict::closed:
        case Verdict::wrong_day:
        case Verdict::wrong_session:
        case Verdict::not_booked:
            return SetAsideBy::staff;
        case Verdict::full:
            return is_booked || !is_building_full ? SetAsideBy::staff : SetAsideBy::organiser;
        default:
            return SetAsideBy::nobody;
    }
}

bool can_set_aside(SetAsideBy who, bool is_organiser) {
    return who == SetAsideBy::staff || (who == SetAsideBy::organiser && is_organiser);
}

Verdict decide(const CheckInFacts& facts, const EventConfig& config, Instant now) {
    if (facts.evacuating && !facts.leaving) return Verdict::evacuating;
    if (const auto verdict = judge_code(facts)) return *verdict;
    if (facts.leaving) return Verdict::exited;
    for (const Judgement& judgement : {judge_person(facts, config), judge_day(*facts.attendee, config, now),
                                       judge_hours(config, now), judge_session(facts)})
        if (stops(judgement, facts)) return *judgement;
    if (facts.presence && facts.once) return Verdict::already_in;
    if (facts.not_booked && !contains(facts.set_aside, Verdict::not_booked)) return Verdict::not_booked;
    if (facts.presence && facts.presence->inside) return verdict_on_person_inside(facts, config);
    if (is_full(facts)) return Verdict::full;
    return facts.presence ? Verdict::welcome_back : Verdict::admitted;
}

}  // namespace lanyard
