// Who may have which of the building's seats: kept for those who are expected, given to those who wait, and
// what is left for whoever walks in. Pure; the one place that says so.
#pragma once

#include <optional>

#include "base/instant.h"
#include "event/event_config.h"

namespace lanyard {

// People, each in at most one of these.
struct SeatCounts {
    int arrived = 0;   // have come, walk-ins included
    int inside = 0;    // are in the building now; by people who were never seen coming in it may be more
    int expected = 0;  // ticket-holders who have not come
    int promised = 0;  // of the waiting list: given a seat, and not come to take it
    int waiting = 0;   // of the waiting list: without a seat
};

struct Seats {
    int capacity = 0;
    int taken = 0;            // by people who have come
    int kept = 0;             // for those who have not
    int free = 0;             // neither
    int waiting = 0;          // people on the waiting list
    bool is_holding = false;  // ticket-holders' seats are kept still
    // Ticket-holders whose seats are kept no more. Whoever of them comes late is let in before anybody else
    // as long as there is room.
    int unclaimed = 0;

    // How many of the waiting list may have a seat now, the first of it first.
    int to_release() const { return free < waiting ? free : waiting; }
    // Nobody walks in past those who wait.
    int for_walk_ins() const { return free - to_release(); }
};

// None: the event has no limit. Until `hold_until`, and all day where the event names none, every
// ticket-holder's seat is kept; then only those that were given to somebody of the waiting list are.
std::optional<Seats> seats_of(const EventConfig& config, const SeatCounts& counts, Instant now);

}  // namespace lanyard
