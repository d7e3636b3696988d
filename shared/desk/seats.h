// The building's seats as they are now, the waiting list, and seats that are given to the first of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/deed.h"
#include "desk/desk.h"
#include "event/seats.h"

namespace lanyard {

// None: the event has no limit.
std::optional<Seats> seats_by(const HeadCounts& counts, const EventConfig& config, Instant now);
// Inside Database::read or write.
std::optional<Seats> seats_now(Roster& roster, const EventConfig& config, Instant now);
Result<std::optional<Seats>> seats_now(Desk& desk, Instant now);

// Whoever waits for a seat, the first first.
Result<std::vector<Attendee>> waiting_list(Desk& desk);

// A ticket-holder came when every seat was taken, and waits for one: `pending` until a seat is theirs, and
// before everybody without a ticket. Gives the entry. Refused for whoever is in, has waited already, or does
// not come at all.
Result<std::string> wait_for_seat(Desk& desk, std::string_view person, const Deed& deed);

struct SeatsReleased {
    std::vector<std::string> people;   // who have a seat now, in the order of the list
    std::vector<std::string> entries;  // that say so: Desk::undo_together takes them back
};

// Gives the first `count` of the waiting list the seats that are free, as one deed: they are expected from
// then on. Fewer where fewer are free or waiting; none at all is refused.
Result<SeatsReleased> release_seats(Desk& desk, int count, const Deed& deed);

}  // namespace lanyard
