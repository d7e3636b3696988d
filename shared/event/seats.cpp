// Sums that never go below nothing.
#include "event/seats.h"

#include <algorithm>

namespace lanyard {

std::optional<Seats> seats_of(const EventConfig& config, const SeatCounts& counts, Instant now) {
    if (!config.capacity) return std::nullopt;
    Seats seats;
    seats.capacity = *config.capacity;
    seats.is_holding = !config.hold_until || now < *config.hold_until;
    seats.taken = std::max(counts.arrived, counts.inside);
    const int left = std::max(0, seats.capacity - seats.taken);
    // More people may have been sold a ticket than there are seats: nothing is kept that is not there.
    seats.kept = std::min(left, counts.promised + (seats.is_holding ? counts.expected : 0));
    seats.unclaimed = seats.is_holding ? 0 : counts.expected;
    seats.free = left - seats.kept;
    seats.waiting = counts.waiting;
    return seats;
}

}  // namespace lanyard
