// Dates by ICU, times by the event's zone.
#include "screens/words.h"

#include <fmt/format.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <memory>

#include "base/language.h"

namespace lanyard {
namespace {

constexpr long long most_minutes_counted = 90;

// English dates are said as in Britain: the day before the month, no comma.
icu::Locale date_locale() {
    const std::string language = current_language();
    return icu::Locale(language == "en" || language == "qps" ? "en_GB" : language.c_str());
}

bool is_same_day(Instant one, Instant other, std::string_view zone) {
    return format_date(one, zone) == format_date(other, zone);
}

// By the fields of a date that ICU orders as the language does ("EEEEdMMMM").
std::string date_words(Instant instant, std::string_view zone, const char* fields) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = date_locale();
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status)) return format_date(instant, zone);
    icu::SimpleDateFormat format(patterns->getBestPattern(fields, status), locale, status);
    if (U_FAILURE(status)) return format_date(instant, zone);
    format.adoptTimeZone(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8(icu::StringPiece(zone.data(), static_cast<int>(zone.size())))));
    icu::UnicodeString words;
    format.format(static_cast<UDate>(to_ms(instant)), words);
    std::string utf8;
    words.toUTF8String(utf8);
    utf8.erase(std::remove(utf8.begin(), utf8.end(), ','), utf8.end());
    return utf8;
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
