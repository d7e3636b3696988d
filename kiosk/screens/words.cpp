// Dates by event/date_words, times by the event's zone.
#include "screens/words.h"

#include "base/language.h"
#include "event/date_words.h"

namespace lanyard {
namespace {

constexpr long long most_minutes_counted = 90;

bool is_same_day(Instant one, Instant other, std::string_view zone) {
    return format_date(one, zone) == format_date(other, zone);
}

}  // namespace

std::string spoken_date(Instant instant, std::string_view zone) {
    return date_words(instant, zone, "EEEEdMMMM");
}

std::string spoken_days(const std::vector<std::string>& dates) {
    std::string words;
    for (const std::string& date : dates) {
        const auto noon = instant_at(date, "12:00", "UTC");
        words += (words.empty() ? "" : ", ") + (noon ? spoken_date(*noon, "UTC") : date);
    }
    return words;
}

std::string short_date(Instant instant, std::string_view zone) {
    return date_words(instant, zone, "EEEdMMM");
}

std::string short_time(Instant instant, Instant now, std::string_view zone) {
    constexpr Milliseconds day_names_are_clear{6 * 24 * 3'600'000LL};
    const std::string clock = format_clock(instant, zone);
    if (is_same_day(instant, now, zone)) return clock;
    const bool is_near = now - instant < day_names_are_clear && instant <= now;
    return date_words(instant, zone, is_near ? "EEE" : "dMMM") + " " + clock;
}

std::string spoken_time(Instant instant, Instant now, std::string_view zone) {
    const std::string clock = format_clock(instant, zone);
    return is_same_day(instant, now, zone) ? clock : spoken_date(instant, zone) + ", " + clock;
}

std::string spoken_when(Instant instant, Instant now, std::string_view zone) {
    const std::string clock = format_clock(instant, zone);
    if (is_same_day(instant, now, zone)) return filled(tr("at {time}"), {{"time", clock}});
    return filled(tr("on {date} at {time}"), {{"date", spoken_date(instant, zone)}, {"time", clock}});
}

std::string spoken_wait(Instant start, Instant now, std::string_view zone) {
    if (start <= now) return tr("On now");
    const long long minutes = (to_ms(start) - to_ms(now) + 59'999) / 60'000;
    if (minutes <= most_minutes_counted)
        return filled(tr_n("Starts in {count} minute", "Starts in {count} minutes", minutes),
                      {{"count", std::to_string(minutes)}});
    return is_same_day(start, now, zone) ? tr("Later today") : spoken_date(start, zone);
}

}  // namespace lanyard
