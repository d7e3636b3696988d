// How long an event keeps what tells who came.
#pragma once

#include <optional>
#include <vector>

#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

// When it ends: the last of its days, of check-in and of its sessions. Nothing where neither event.toml nor
// the programme says.
std::optional<Instant> end_of_event(const EventConfig& config, const std::vector<Session>& programme);

// From then on it may be purged: `retention_days` after its end.
std::optional<Instant> kept_until(const EventConfig& config, const std::vector<Session>& programme);

}  // namespace lanyard
