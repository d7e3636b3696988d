// Differences are counted when all events are known.
#include "formats/start_agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

namespace lanyard {
namespace {

constexpr int minutes_of_hour = 60, minutes_of_day = 24 * minutes_of_hour;

std::string span_words(int minutes) {
    const int hours = minutes / minutes_of_hour, rest = minutes % minutes_of_hour;
    const auto words = [](int number, const char* unit) {
        return fmt::format("{} {}{}", number, unit, number == 1 ? "" : "s");
    };
    if (hours == 0) return words(rest, "minute");
    return words(hours, "hour") + (rest == 0 ? "" : " " + words(rest, "minute"));
}

// "09:00" in minutes.
int minute_of(std::string_view clock) {
    const auto digit = [&](std::size_t place) { return clock[place] - '0'; };
    return (digit(0) * 10 + digit(1)) * minutes_of_hour + digit(3) * 10 + digit(4);
}

}  // namespace

void StartAgreement::add(int line, std::string_view date, Instant at, std::string_view clock) {
    constexpr std::size_t clock_at = 11, clock_size = 5;
    if (clock.size() != clock_size) return events_.push_back({line, minutes_of_day, false, at});
    int minutes = minute_of(format_clock(at, zone_)) - minute_of(clock);
    if (minutes > minutes_of_day / 2) minutes -= minutes_of_day;
    if (minutes <= -minutes_of_day / 2) minutes += minutes_of_day;
    const bool is_in_date = date.size() > clock_at && date.substr(clock_at, clock_size) == clock;
    events_.push_back({line, minutes, is_in_date, at});
}

void StartAgreement::tell(ProgrammeGatherer& sessions) const {
    std::map<int, int> counts;
    for (const Both& event : events_) ++counts[event.minutes];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end()) return;
    const int minutes = most->first, count = most->second;
    const int all = static_cast<int>(events_.size());
    const bool is_alone = all == 1 && !events_.front().is_in_date;
    const bool in_whole_file = minutes != 0 && minutes != minutes_of_day && !is_alone && 4 * count >= 3 * all;
    if (in_whole_file) {
        const auto first = std::find_if(events_.begin(), events_.end(),
                                        [&](const Both& event) { return event.minutes == minutes; });
        sessions.note(fmt::format(
            "date and start disagree by {} in {}, by the clocks in {}; the dates count, so a start of {} is "
            "taken as {}",
            span_words(std::abs(minutes)),
            count == all ? "the whole file" : fmt::format("{} of {} events", count, all), zone_,
            format_clock(first->at - std::chrono::minutes(minutes), zone_), format_clock(first->at, zone_)));
    }
    for (const Both& event : events_) {
        const bool is_told = in_whole_file && event.minutes == minutes;
        if (event.minutes != 0 && !event.is_in_date && !is_told)
            sessions.note("date and start disagree; the date counts", event.line);
    }
}

}  // namespace lanyard
