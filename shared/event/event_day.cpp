// A day is a date moved by some hours.
#include "event/event_day.h"

#include <algorithm>

namespace lanyard {

namespace {

constexpr std::chrono::hours begins_at{4};

}  // namespace

std::string event_day(const EventConfig& config, Instant at) {
    return format_date(at - begins_at, config.time_zone);
}

Instant day_began(const EventConfig& config, Instant now) {
    std::string day = event_day(config, now);
    const auto days = config.closes ? days_of_event(config) : std::vector<std::string>();
    if (!days.empty() && day > days.back()) day = days.back();
    const auto midnight = instant_at(day, "00:00", config.time_zone);
    return midnight ? *midnight + begins_at : now;
}

std::vector<std::string> days_of_event(const EventConfig& config) {
    std::string first = config.day;
    if (first.empty() && config.opens) first = format_date(*config.opens, config.time_zone);
    const auto noon = instant_at(first, "12:00", "UTC");
    if (!noon) return {};
    const std::string last = config.closes ? event_day(config, *config.closes - Milliseconds(1)) : first;
    constexpr std::size_t most = 31;
    std::vector<std::string> days = {first};
    while (days.back() < last && days.size() < most)
        days.push_back(format_date(*noon + std::chrono::hours(24) * days.size(), "UTC"));
    return days;
}

bool is_ticket_of_day(const EventConfig& config, std::string_view ticket_type, const std::string& day) {
    const TicketType* type = config.ticket_type(ticket_type);
    return !type || type->days.empty() || std::count(type->days.begin(), type->days.end(), day) > 0;
}

}  // namespace lanyard
