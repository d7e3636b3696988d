// A cell is cut where both sides are something; the shortest clock at its end counts.
#include "formats/time_cells.h"

#include <algorithm>
#include <array>

#include "formats/plain_words.h"
#include "formats/session_times.h"

namespace lanyard {
namespace {

constexpr std::string_view space = " \t,;";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A clock and nothing else: "9:30", "9.30 Uhr", "0930" with `half` behind it; "" for anything more.
std::string clock_of(std::string_view text, std::string_view half = {}) {
    text = trimmed(text);
    const std::string plain = plain_letters(text);
    if (plain == "noon" || plain == "midday" || plain == "12noon" || plain == "mittag" || plain == "midi")
        return "12:00";
    if (plain == "midnight" || plain == "12midnight" || plain == "mitternacht" || plain == "minuit")
        return "00:00";
    const std::size_t digits_end = text.find_first_not_of("0123456789:.h");
    const std::string_view digits = text.substr(0, digits_end);
    const std::string suffix = plain_letters(text.substr(digits.size()));
    const bool is_known = suffix.empty() || suffix == "am" || suffix == "pm" || suffix == "a" ||
                          suffix == "p" || suffix == "h" || suffix == "uhr" || suffix == "hrs";
    if (digits.empty() || !is_digit(digits.front()) || !is_known) return "";
    std::string words(digits);
    while (!words.empty() && !is_digit(words.back())) words.pop_back();
    const bool says_half = !suffix.empty() && (suffix[0] == 'a' || suffix[0] == 'p');
    const bool is_hour = words.find_first_of(":.h") == std::string::npos;
    if (is_hour && suffix.empty() && half.empty() && digits.back() != 'h') return "";
    if (is_hour) words += ":00";
    if (says_half)
        words += suffix[0] == 'a' ? " am" : " pm";
    else if (!half.empty())
        words += " " + std::string(half);
    return iso_clock(words);
}

// "pm" of "10:30 p.m."; "" where it says neither half of the day.
std::string_view half_of(std::string_view text) {
    const std::string plain = plain_letters(text);
    if (plain.size() < 2) return "";
    const std::string end = plain.substr(plain.size() - 2);
    return end == "am" ? "am" : end == "pm" ? "pm" : "";
}

// The first clock of "9:00 - 10:30 am" is in the half of the day that puts it before the second.
std::string first_clock(std::string_view text, std::string_view second_text, const std::string& second) {
    const std::string_view half = half_of(second_text);
    if (half.empty() || !half_of(text).empty())
        return clock_of(text, half_of(text).empty() ? "" : half_of(text));
    const std::string same = clock_of(text, half);
    return same < second ? same : clock_of(text, "am");
}

// A date with a clock behind it or before it.
TimeCell date_and_clock(std::string_view text, const std::vector<std::string>& days) {
    constexpr std::string_view between = " \t,;T";
    for (std::size_t cut = text.find_last_of(between); cut != std::string_view::npos && cut > 0;
         cut = text.find_last_of(between, cut - 1)) {
        const std::string_view left = trimmed(text.substr(0, cut)), right = trimmed(text.substr(cut + 1));
        if (const std::string clock = clock_of(right); !clock.empty()) {
            if (auto date = read_written_date(left, days)) return {std::move(date), clock, ""};
        }
        if (const std::string clock = clock_of(left); !clock.empty()) {
            if (auto date = read_written_date(right, days)) return {std::move(date), clock, ""};
        }
    }
    return {};
}

TimeCell without_span(std::string_view text, const std::vector<std::string>& days) {
    if (std::string clock = clock_of(text); !clock.empty()) return {std::nullopt, std::move(clock), ""};
    TimeCell both = date_and_clock(text, days);
    if (both.date) return both;
    if (auto date = read_written_date(text, days)) return {std::move(date), "", ""};
    return {std::nullopt, iso_clock(text), ""};
}

// A clock, an hour alone, or a day with a clock, before the dash of a span.
TimeCell span(std::string_view left, std::string_view right, const std::vector<std::string>& days) {
    std::string end = clock_of(right);
    if (end.empty()) return {};
    if (std::string clock = first_clock(left, right, end); !clock.empty())
        return {std::nullopt, std::move(clock), std::move(end)};
    if (clock_of(left, "am").empty()) {
        TimeCell begin = date_and_clock(left, days);
        begin.end_clock = begin.date ? std::move(end) : "";
        return begin;
    }
    const bool hour_alone = left.size() <= 2 && half_of(right).empty();
    if (!hour_alone) return {};
    return {std::nullopt, iso_clock(std::string(left) + ":00"), std::move(end)};
}

}  // namespace

TimeCell read_time_cell(std::string_view text, const std::vector<std::string>& days) {
    constexpr std::size_t longest = 120;
    text = trimmed(text);
    if (text.size() > longest) return {};
    constexpr std::array<std::string_view, 8> dashes = {"–",       "—",     "-",   " to ",
                                                        " until ", " bis ", " à ", " a "};
    for (const std::string_view dash : dashes) {
        const std::size_t at = text.rfind(dash);
        if (at == std::string_view::npos) continue;
        const TimeCell cell = span(trimmed(text.substr(0, at)), trimmed(text.substr(at + dash.size())), days);
        if (!cell.end_clock.empty()) return cell;
    }
    return without_span(text, days);
}

std::optional<Milliseconds> read_length_cell(std::string_view text) {
    std::string words(trimmed(text));
    while (!words.empty() && words.back() == '\'') words.pop_back();
    const std::string plain = plain_letters(words);
    const std::size_t unit = plain.find_first_not_of("0123456789");
    if (unit == std::string::npos || words.front() == 'P' || words.find(':') != std::string::npos) {
        const auto read = read_duration(words);
        return read ? std::optional(read->length) : std::nullopt;
    }
    const bool in_minutes = plain[unit] == 'm', in_hours = plain[unit] == 'h' || plain[unit] == 's';
    if (unit == 0 || (!in_minutes && !in_hours)) return std::nullopt;
    std::string digits = plain.substr(0, unit);
    if (in_hours) {
        const std::size_t rest = plain.find_first_of("0123456789", unit);
        const std::size_t end =
            rest == std::string::npos ? rest : plain.find_first_not_of("0123456789", rest);
        digits += ":" + (rest == std::string::npos ? "00" : plain.substr(rest, end - rest));
    }
    const auto read = read_duration(digits);
    return read ? std::optional(read->length) : std::nullopt;
}

}  // namespace lanyard
