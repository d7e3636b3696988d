// A day ends at its midnight.
#include "event/retention.h"

#include <algorithm>

#include "event/event_day.h"

namespace lanyard {
namespace {

constexpr std::chrono::hours day{24};

}  // namespace

std::optional<Instant> end_of_event(const EventConfig& config, const std::vector<Session>& programme) {
    std::optional<Instant> end = config.closes;
    const auto later = [&](Instant at) { end = std::max(end.value_or(at), at); };
    const auto days = days_of_event(config);
    if (!days.empty())
        if (const auto last = instant_at(days.back(), "00:00", config.time_zone)) later(*last + day);
    for (const Session& session : programme) later(session.planned.end);
    return end;
}

std::optional<Instant> kept_until(const EventConfig& config, const std::vector<Session>& programme) {
    const auto end = end_of_event(config, programme);
    if (!end) return std::nullopt;
    return *end + config.retention_days * day;
}

}  // namespace lanyard
