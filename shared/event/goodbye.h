// When the day is over at a check-in point with a box: people go out there, and leave their badges.
// Pure.
#pragma once

#include <vector>

#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

// A point with a box for badges takes them from the end of the day's last session on, as that has turned out;
// on a day without sessions from the closing of check-in on, where that is on this day, else never.
bool takes_badges(const CheckInPoint& point, const EventConfig& config, const std::vector<Session>& programme,
                  Instant now);

}  // namespace lanyard
