// Reads and writes ISO 8601 and asks the zone database (Howard Hinnant's date).
#include "base/instant.h"

#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace lanyard {
namespace {

const date::time_zone* find_zone(std::string_view zone) {
    try {
        return date::locate_zone(std::string(zone));
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

// Takes `digits` decimal digits off the front of text, and `after` behind them where it is not 0.
std::optional<int> take_number(std::string_view& text, std::size_t digits, char after = 0) {
    if (text.size() < digits + (after ? 1 : 0)) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    if (after && text[digits] != after) return std::nullopt;
    text.remove_prefix(digits + (after ? 1 : 0));
    return value;
}

std::optional<date::local_days> take_date(std::string_view& text) {
    auto year = take_number(text, 4, '-');
    if (!year) return std::nullopt;
    auto month = take_number(text, 2, '-');
    if (!month) return std::nullopt;
    auto day = take_number(text, 2);
    if (!day) return std::nullopt;
    date::year_month_day ymd{date::year{*year}, date::month(static_cast<unsigned>(*month)),
                             date::day(static_cast<unsigned>(*day))};
    if (!ymd.ok()) return std::nullopt;
    return date::local_days(ymd);
}

std::optional<Milliseconds> take_time_of_day(std::string_view& text) {
    auto hour = take_number(text, 2, ':');
    if (!hour || *hour > 23) return std::nullopt;
    auto minute = take_number(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    Milliseconds time = std::chrono::hours(*hour) + std::chrono::minutes(*minute);
    if (text.empty() || text[0] != ':') return time;
    text.remove_prefix(1);
    auto second = take_number(text, 2);
    if (!second || *second > 60) return std::nullopt;
    time += std::chrono::seconds(*second);
    if (text.empty() || text[0] != '.') return time;
    text.remove_prefix(1);
    int scale = 100;
    bool any = false;
    for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), any = true) {
        time += Milliseconds((text[0] - '0') * scale);
        scale /= 10;
    }
    if (!any) return std::nullopt;
    return time;
}

Instant to_instant(date::local_time<Milliseconds> local, std::string_view zone) {
    const auto* tz = find_zone(zone);
    if (!tz) return Instant{local.time_since_epoch()};
    auto info = tz->get_info(local);
    return Instant{local.time_since_epoch() - info.first.offset};
}

Error bad_time(std::string_view text) {
    return usage_error("not a time: \"" + std::string(text) + "\"", "",
                       "Write it like 2017-11-10T08:52 or 2017-11-10T08:52:00+00:00");
}

}  // namespace

bool is_time_zone(std::string_view zone) {
    return find_zone(zone) != nullptr;
}

LocalTime local_time(Instant instant, std::string_view zone) {
    std::chrono::seconds offset{0};
    if (const auto* tz = find_zone(zone)) offset = tz->get_info(instant).offset;
    const auto local = date::local_time<Milliseconds>{instant.time_since_epoch() + offset};
    const auto days = date::floor<date::days>(local);
    const date::year_month_day ymd{days};
    const date::hh_mm_ss<Milliseconds> time{local - days};
    LocalTime result;
    result.year = static_cast<int>(ymd.year());
    result.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
    result.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
    result.hour = static_cast<int>(time.hours().count());
    result.minute = static_cast<int>(time.minutes().count());
    result.second = static_cast<int>(time.seconds().count());
    result.weekday = static_cast<int>(date::weekday{days}.c_encoding());
    result.offset_minutes = static_cast<int>(offset.count() / 60);
    return result;
}

Result<Instant> instant_at(std::string_view date_text, std::string_view time_text, std::string_view zone) {
    std::string_view rest_of_date = date_text, rest_of_time = time_text;
    auto day = take_date(rest_of_date);
    auto time = take_time_of_day(rest_of_time);
    if (!day || !time || !rest_of_date.empty() || !rest_of_time.empty()) {
        return bad_time(std::string(date_text) + "T" + std::string(time_text));
    }
    return to_instant(*day + *time, zone);
}

std::string format_iso(Instant instant, std::string_view zone) {
    const LocalTime t = local_time(instant, zone);
    const auto ms = static_cast<int>(((to_ms(instant) % 1000) + 1000) % 1000);
    const int offset = t.offset_minutes < 0 ? -t.offset_minutes : t.offset_minutes;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{}{:02}:{:02}", t.year, t.month, t.day, t.hour,
                       t.minute, t.second, ms ? fmt::format(".{:03}", ms) : "",
                       t.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

std::string format_clock(Instant instant, std::string_view zone) {
    const LocalTime t = local_time(instant, zone);
    return fmt::format("{:02}:{:02}", t.hour, t.minute);
}

std::string format_date(Instant instant, std::string_view zone) {
    const LocalTime t = local_time(instant, zone);
    return fmt::format("{:04}-{:02}-{:02}", t.year, t.month, t.day);
}

Result<Instant> parse_iso(std::string_view text, std::string_view zone) {
    std::string_view rest = text;
    auto day = take_date(rest);
    if (!day || rest.empty() || (rest[0] != 'T' && rest[0] != ' ')) return bad_time(text);
    rest.remove_prefix(1);
    auto time = take_time_of_day(rest);
    if (!time) return bad_time(text);
    const auto local = *day + *time;
    if (rest.empty()) return to_instant(local, zone);
    if (rest == "Z") return Instant{local.time_since_epoch()};
    if (rest[0] != '+' && rest[0] != '-') return bad_time(text);
    const int sign = rest[0] == '-' ? -1 : 1;
    rest.remove_prefix(1);
    auto hours = take_number(rest, 2);
    if (!hours) return bad_time(text);
    if (!rest.empty() && rest[0] == ':') rest.remove_prefix(1);
    auto minutes = take_number(rest, 2);
    if (!minutes || !rest.empty()) return bad_time(text);
    return Instant{local.time_since_epoch() -
                   sign * (std::chrono::hours(*hours) + std::chrono::minutes(*minutes))};
}

}  // namespace lanyard
