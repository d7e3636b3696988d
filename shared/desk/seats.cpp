// Counts come from the roster, the rule from event/seats.
#include "desk/seats.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/entry_about.h"
#include "store/database.h"
#include "store/journal/journal.h"

namespace lanyard {

using nlohmann::json;

namespace {

// The desk's word about where they stand, as the body of an entry.
json with_status(AttendeeStatus status, std::string_view replaced) {
    return {{"fields", {{"status", status_name(status)}}}, {"replaced", {{"status", replaced}}}};
}

}  // namespace

std::optional<Seats> seats_by(const HeadCounts& counts, const EventConfig& config, Instant now) {
    return seats_of(
        config,
        {counts.arrived, counts.inside, counts.expected - counts.promised, counts.promised, counts.waiting},
        now);
}

std::optional<Seats> seats_now(Roster& roster, const EventConfig& config, Instant now) {
    if (!config.capacity) return std::nullopt;
    return seats_by(roster.counts(), config, now);
}

Result<std::optional<Seats>> seats_now(Desk& desk, Instant now) {
    return desk.database().read([&] { return seats_now(desk.roster(), desk.folder().config, now); });
}

Result<std::vector<Attendee>> waiting_list(Desk& desk) {
    return desk.database().read([&] {
        std::vector<Attendee> people;
        for (const std::string& id : desk.roster().waiting_list())
            if (auto person = desk.roster().attendee(id)) people.push_back(std::move(*person));
        return people;
    });
}

Result<std::string> wait_for_seat(Desk& desk, std::string_view person, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<std::string> {
        const std::string id = desk.roster().kept(std::string(person));
        const auto known = desk.roster().attendee(id);
        if (!known) return bad_input("nobody has this id", id, "See the ids with: lanyard attendees");
        if (known->inside) return refused("is in already", id);
        if (known->status == AttendeeStatus::pending && desk.roster().is_waiting(id))
            return refused("is on the waiting list already", id);
        if (known->status == AttendeeStatus::cancelled || known->status == AttendeeStatus::replaced)
            return refused("does not come", id, "Say that they are expected after all, first");
        const KnownRegistration said = desk.roster().known_registration(id);
        const auto listed = said.list.find(Field::status);
        json body = with_status(AttendeeStatus::pending, listed == said.list.end() ? "" : listed->second);
        body["how"] = "waiting_list";
        NewEntry entry = entry_about(entry_kind::registered_at_desk, id, deed);
        entry.body = body.dump();
        return desk.journal().append(entry);
    });
}

Result<SeatsReleased> release_seats(Desk& desk, int count, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<SeatsReleased> {
        const auto seats = seats_now(desk.roster(), desk.folder().config, deed.now);
        const auto waiting = desk.roster().waiting_list();
        const int free = seats ? seats->to_release() : static_cast<int>(waiting.size());
        const auto released = static_cast<std::size_t>(std::max(0, std::min(count, free)));
        if (released == 0 || waiting.empty())
            return refused(waiting.empty() ? "nobody waits for a seat" : "no seat is free");
        SeatsReleased done;
        for (const std::string& person : waiting) {
            if (done.people.size() == released) break;
            NewEntry entry = entry_about(entry_kind::details_corrected, person, deed);
            entry.body = with_status(AttendeeStatus::expected, "").dump();
            done.entries.push_back(desk.journal().append(entry));
            done.people.push_back(person);
        }
        return done;
    });
}

}  // namespace lanyard
