// A day is the event's: what goes on after midnight belongs to the evening before.
#include "event/goodbye.h"

#include <algorithm>
#include <optional>

#include "event/event_day.h"

namespace lanyard {
namespace {

std::optional<Instant> end_of_day(const EventConfig& config, const std::vector<Session>& programme,
                                  const std::string& day) {
    std::optional<Instant> end;
    for (const Session& session : programme)
        if (!session.inputs.cancelled && event_day(config, session.start) == day)
            end = std::max(end.value_or(session.end), session.end);
    if (!end && config.closes && event_day(config, *config.closes) == day) return config.closes;
    return end;
}

}  // namespace

bool takes_badges(const CheckInPoint& point, const EventConfig& config, const std::vector<Session>& programme,
                  Instant now) {
    if (!point.badge_box) return false;
    const auto end = end_of_day(config, programme, event_day(config, now));
    return end && now >= *end;
}

}  // namespace lanyard
