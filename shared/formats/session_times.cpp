// Small readers, each for one notation.
#include "formats/session_times.h"

#include <fmt/format.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <vector>

#include "base/lines.h"
#include "formats/plain_words.h"

namespace lanyard {
namespace {

// "PM" names no zone: a clock of twelve hours is read by read_time_cell.
bool is_half_of_day(std::string_view letters) {
    const std::string plain = plain_letters(letters);
    return plain == "am" || plain == "pm";
}

std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    for (const char* at = text.data(); at < text.data() + text.size();) {
        int number = 0;
        const auto [end, error] = std::from_chars(at, text.data() + text.size(), number);
        if (error == std::errc{} && number >= 0) numbers.push_back(number);
        at = error == std::errc{} ? end : at + 1;
    }
    return numbers;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// "PT1H30M", "P1DT2H"; nullopt for what is none.
std::optional<Milliseconds> iso_duration(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P') return std::nullopt;
    Milliseconds length{};
    bool in_time = false, any = false;
    for (const char* at = text.data() + 1; at < text.data() + text.size();) {
        if (*at == 'T' && !in_time) {
            in_time = true;
            ++at;
            continue;
        }
        int number = 0;
        const auto [end, error] = std::from_chars(at, text.data() + text.size(), number);
        if (error != std::errc{} || end == text.data() + text.size() || number < 0 || number > 100'000)
            return std::nullopt;
        switch (*end) {
            case 'W':
                length += std::chrono::hours(24 * 7) * number;
                break;
            case 'D':
                length += std::chrono::hours(24) * number;
                break;
            case 'H':
                length += std::chrono::hours(number);
                break;
            case 'M':
                if (!in_time) return std::nullopt;  // months
                length += std::chrono::minutes(number);
                break;
            case 'S':
                length += std::chrono::seconds(number);
                break;
            default:
                return std::nullopt;
        }
        any = true;
        at = end + 1;
    }
    if (!any) return std::nullopt;
    return length;
}

// The numbers between colons; empty where something else stands there.
std::vector<int> colon_parts(std::string_view text) {
    std::vector<int> parts;
    for (const auto part : split(text, ":")) {
        const char* const end = part.data() + part.size();
        int number = 0;
        const auto [stop, error] = std::from_chars(part.data(), end, number);
        if (error != std::errc{} || stop != end || number < 0 || number > 100'000) return {};
        parts.push_back(number);
    }
    return parts;
}

struct Abbreviation {
    std::string_view name;
    int offset_minutes;
};
// The best known of a name comes first.
constexpr Abbreviation abbreviations[] = {
    {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"WEST", 60},  {"BST", 60},   {"IST", 330},   {"IST", 60},
    {"IST", 120},  {"CET", 60},   {"MEZ", 60},   {"CEST", 120}, {"MESZ", 120}, {"EET", 120},   {"EEST", 180},
    {"MSK", 180},  {"TRT", 180},  {"EST", -300}, {"EST", 600},  {"EDT", -240}, {"CST", -360},  {"CST", 480},
    {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"AKDT", -480},
    {"HST", -600}, {"AST", -240}, {"ADT", -180}, {"JST", 540},  {"KST", 540},  {"SGT", 480},   {"AEST", 600},
    {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780},
};

std::string windows_zone(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString id;
    icu::TimeZone::getIDForWindowsID(icu::UnicodeString::fromUTF8(name), nullptr, id, status);
    std::string zone;
    if (U_SUCCESS(status)) id.toUTF8String(zone);
    return zone;
}

}  // namespace

std::string iso_date(std::string_view text) {
    if (text.find_first_not_of("0123456789-./") != std::string_view::npos) return "";
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), '-', '.');
    std::vector<int> parts = numbers_in(plain);
    if (parts.size() != 3) return "";
    if (parts[0] < 1000) std::swap(parts[0], parts[2]);
    if (parts[0] < 1000) return "";
    return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
}

std::string iso_clock(std::string_view text) {
    std::string plain = plain_letters(text);
    const bool afternoon = plain.size() > 2 && plain.substr(plain.size() - 2) == "pm";
    const bool morning = plain.size() > 2 && plain.substr(plain.size() - 2) == "am";
    std::vector<int> parts = numbers_in(text);
    if ((afternoon || morning) && parts.size() == 1) parts.push_back(0);
    if (parts.size() < 2 || parts.size() > 3 || parts[0] > 23 || parts[1] > 59) return "";
    if (afternoon && parts[0] < 12) parts[0] += 12;
    if (morning && parts[0] == 12) parts[0] = 0;
    return fmt::format("{:02}:{:02}", parts[0], parts[1]);
}

std::string day_after(const std::string& date) {
    const auto noon = instant_at(date, "12:00", "UTC");
    return noon ? format_date(*noon + std::chrono::hours(24), "UTC") : "";
}

std::optional<ReadDuration> read_duration(std::string_view text) {
    constexpr Milliseconds longest = std::chrono::hours(24 * 31);
    text = trimmed(text);
    ReadDuration read;
    if (const auto iso = iso_duration(text)) {
        read = {*iso, DurationNotation::iso};
    } else {
        const auto parts = colon_parts(text);
        using std::chrono::hours, std::chrono::minutes, std::chrono::seconds;
        if (parts.size() == 1) {
            read = {minutes(parts[0]), DurationNotation::minutes};
        } else if (parts.size() == 2 && parts[1] < 60) {
            read = {hours(parts[0]) + minutes(parts[1]), DurationNotation::clock};
        } else if (parts.size() == 3 && text.find(':') == 1 && parts[1] < 24 && parts[2] < 60) {
            read = {hours(24 * parts[0] + parts[1]) + minutes(parts[2]), DurationNotation::with_days};
        } else if (parts.size() == 3 && parts[1] < 60 && parts[2] < 60) {
            read = {hours(parts[0]) + minutes(parts[1]) + seconds(parts[2]), DurationNotation::with_seconds};
        } else {
            return std::nullopt;
        }
    }
    if (read.length > longest) return std::nullopt;
    return read;
}

std::string time_zone_from_name(std::string_view text) {
    std::string name(trimmed(text));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    if (name.empty()) return "";
    if (is_time_zone(name)) return name;
    if (std::string zone = windows_zone(name); is_time_zone(zone)) return zone;
    // Behind a path the zone is the last two parts, or three ("America/Argentina/Salta").
    std::size_t slash = name.rfind('/');
    for (int parts = 2; parts <= 3 && slash != std::string::npos && slash > 0; ++parts) {
        slash = name.rfind('/', slash - 1);
        if (slash == std::string::npos) break;
        if (std::string zone = name.substr(slash + 1); is_time_zone(zone)) return zone;
    }
    return "";
}

std::optional<int> offset_of_abbreviation(std::string_view abbreviation, std::string_view zone,
                                          Instant about) {
    std::string name(abbreviation);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
    constexpr auto half_a_year = std::chrono::hours(24 * 182);
    const int now = local_time(about, zone).offset_minutes;
    const int then = local_time(about + half_a_year, zone).offset_minutes;
    std::optional<int> best;
    for (const Abbreviation& known : abbreviations) {
        if (known.name != name) continue;
        if (known.offset_minutes == now || known.offset_minutes == then) return known.offset_minutes;
        if (!best) best = known.offset_minutes;
    }
    return best;
}

std::optional<ReadTime> read_time(std::string_view text, std::string_view zone) {
    text = trimmed(text);
    if (const auto plain = parse_iso(text, zone)) return ReadTime{*plain};
    std::size_t letters = text.size();
    while (letters > 0 && std::isalpha(static_cast<unsigned char>(text[letters - 1]))) --letters;
    const std::string_view abbreviation = text.substr(letters);
    if (abbreviation.empty() || is_half_of_day(abbreviation)) return std::nullopt;
    const auto here = parse_iso(trimmed(text.substr(0, letters)), zone);
    if (!here) return std::nullopt;
    const auto offset = offset_of_abbreviation(abbreviation, zone, *here);
    if (!offset) return ReadTime{*here, false, true};
    const auto there = parse_iso(trimmed(text.substr(0, letters)), "UTC");
    if (!there) return std::nullopt;
    return ReadTime{*there - std::chrono::minutes(*offset), true};
}

}  // namespace lanyard
