// A day is a date moved by some hours.
#include "event/event_day.h"

namespace lanyard {

std::string event_day(const EventConfig& config, Instant at) {
    constexpr std::chrono::hours begins_at{4};
    return format_date(at - begins_at, config.time_zone);
}

}  // namespace lanyard
