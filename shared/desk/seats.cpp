// Counts come from the roster, the rule from event/seats.
#include "desk/seats.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/database.h"
#include "store/journal.h"

namespace lanyard {

using nlohmann::json;

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

Result<SeatsReleased> release_seats(Desk& desk, int count, Instant now) {
    return desk.journal().transact([&]() -> Result<SeatsReleased> {
        const auto seats = seats_now(desk.roster(), desk.folder().config, now);
        const auto waiting = desk.roster().waiting_list();
        const int free = seats ? seats->to_release() : static_cast<int>(waiting.size());
        const auto released = static_cast<std::size_t>(std::max(0, std::min(count, free)));
        if (released == 0 || waiting.empty())
            return refused(waiting.empty() ? "nobody waits for a seat" : "no seat is free");
        SeatsReleased done;
        for (const std::string& person : waiting) {
            if (done.people.size() == released) break;
            NewEntry entry;
            entry.kind = entry_kind::details_corrected;
            entry.at = now;
            entry.actor = desk.options().actor;
            entry.subject = person;
            const auto status = [](AttendeeStatus status) { return json{{"status", status_name(status)}}; };
            entry.body =
                json{{"fields", status(AttendeeStatus::expected)}, {"replaced", {{"status", ""}}}}.dump();
            done.entries.push_back(desk.journal().append(entry));
            done.people.push_back(person);
        }
        return done;
    });
}

}  // namespace lanyard
