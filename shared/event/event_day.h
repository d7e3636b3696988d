// The days of an event that lasts several: whoever came in yesterday is not in the building today.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "event/event_config.h"

namespace lanyard {

// The date in the event's zone ("2017-11-10") of the day that this belongs to. A day ends at four in the
// morning, when the last party is over and nobody has come for the next day.
std::string event_day(const EventConfig& config, Instant at);

// The dates that event.toml says the event is on: its first, and all to the one on which check-in closes, at
// most 31. None where it says none.
std::vector<std::string> days_of_event(const EventConfig& config);

}  // namespace lanyard
