// A day is a date moved by some hours.
#include "event/event_day.h"

namespace lanyard {

std::string event_day(const EventConfig& config, Instant at) {
    constexpr std::chrono::hours begins_at{4};
    return format_date(at - begins_at, config.time_zone);
}

std::vector<std::string> days_of_event(const EventConfig& config) {
    std::string first = config.day;
    if (first.empty() && config.opens) first = format_date(*config.opens, config.time_zone);
    const auto noon = instant_at(first, "12:00", "UTC");
    if (!noon) return {};
    const std::string last = config.closes ? format_date(*config.closes, config.time_zone) : first;
    constexpr std::size_t most = 31;
    std::vector<std::string> days = {first};
    while (days.back() < last && days.size() < most)
        days.push_back(format_date(*noon + std::chrono::hours(24) * days.size(), "UTC"));
    return days;
}

}  // namespace lanyard
