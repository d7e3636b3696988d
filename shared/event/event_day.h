// The days of an event that lasts several: whoever came in yesterday is not in the building today.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/event_config.h"

namespace lanyard {

// The date in the event's zone ("2017-11-10") of the day that this belongs to. A day ends at four in the
// morning, when the last party is over and nobody has come for the next day.
std::string event_day(const EventConfig& config, Instant at);

// When the day began on which people who are in the building now came in: four in the morning of the day that
// `now` belongs to. The event's last day does not end, where event.toml says when check-in closes: a party
// may go on after four, and of an event of one day nobody goes home by the clock.
Instant day_began(const EventConfig& config, Instant now);

// The dates that event.toml says the event is on: its first, and all to the one on which check-in closes, at
// most 31. None where it says none. Check-in that closes in the night closes on the day that goes on.
std::vector<std::string> days_of_event(const EventConfig& config);

// Whether tickets of this type let in on a day ("2017-11-10"): those of which event.toml names no days do on
// all.
bool is_ticket_of_day(const EventConfig& config, std::string_view ticket_type, const std::string& day);

}  // namespace lanyard
