// Placeholders and conditions of a badge, filled from one person's fields.
#include "badge/badge_fields.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <utility>

#include "base/lines.h"
#include "event/ticket_code.h"

namespace lanyard {

namespace {

using GlibText = std::unique_ptr<char, decltype(&g_free)>;

std::string casefolded(std::string_view text) {
    const GlibText valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), g_free);
    return GlibText(g_utf8_casefold(valid.get(), -1), g_free).get();
}

bool names(const std::vector<std::string>& list, std::string_view word) {
    const std::string folded = casefolded(word);
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& entry) { return casefolded(entry) == folded; });
}

// A field comes from other people's files: line ends and control characters become single spaces, and what
// is not UTF-8 becomes U+FFFD.
std::string tidied(std::string_view field) {
    const GlibText valid(g_utf8_make_valid(field.data(), static_cast<gssize>(field.size())), g_free);
    std::string tidy;
    bool space_is_due = false;
    for (const char* at = valid.get(); *at; at = g_utf8_next_char(at)) {
        const gunichar letter = g_utf8_get_char(at);
        if (g_unichar_isspace(letter) || g_unichar_iscntrl(letter)) {
            space_is_due = !tidy.empty();
            continue;
        }
        if (space_is_due) tidy += ' ';
        space_is_due = false;
        tidy.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    }
    return tidy;
}

bool first_name_only(const BadgeFields& fields) {
    return names(fields.flags, "first_name_only");
}

std::string family_name_on_badge(const BadgeFields& fields) {
    return first_name_only(fields) ? std::string() : tidied(fields.family_name);
}

// Where `words` begin in the name, with nothing but spaces around them; npos where they do not.
std::size_t place_of_word(const std::string& name, const std::string& words) {
    return words.empty() ? name.npos : (" " + name + " ").find(" " + words + " ");
}

std::string session_lines(const BadgeFields& fields) {
    std::string lines;
    for (const std::string& session : fields.sessions) {
        if (!lines.empty()) lines += '\n';
        lines += tidied(session);
    }
    return lines;
}

std::string programme_lines(const BadgeFields& fields) {
    std::string lines;
    for (const std::string& session : fields.programme) {
        if (!lines.empty()) lines += '\n';
        const std::size_t tab = session.find('\t');
        if (tab != session.npos) lines += tidied(session.substr(0, tab)) + '\t';
        std::string rest = tidied(session.substr(tab == session.npos ? 0 : tab + 1));
        // A line never begins with the dot before a room.
        if (const std::size_t dot = rest.rfind(" · "); dot != rest.npos) rest.replace(dot, 1, "\u00a0");
        lines += rest;
    }
    return lines;
}

std::string day_lines(const BadgeFields& fields) {
    std::string lines;
    for (const std::string& day : fields.certificate.days) lines += (lines.empty() ? "" : "\n") + day;
    return lines;
}

using Placeholder = std::pair<std::string_view, std::function<std::string(const BadgeFields&)>>;

const std::array<Placeholder, 23>& placeholders() {
    static const std::array<Placeholder, 23> all{{
        {"name", badge_name},
        {"name_lines", badge_name_lines},
        {"called_name", called_name},
        {"rest_of_name", rest_of_name},
        {"given_name", [](const BadgeFields& fields) { return tidied(fields.given_name); }},
        {"family_name", family_name_on_badge},
        {"organisation", [](const BadgeFields& fields) { return tidied(fields.organisation); }},
        {"job_title", [](const BadgeFields& fields) { return tidied(fields.job_title); }},
        {"ticket_type", [](const BadgeFields& fields) { return tidied(fields.ticket_type); }},
        {"event", [](const BadgeFields& fields) { return tidied(fields.event); }},
        {"sessions", session_lines},
        {"programme", programme_lines},
        {"code", [](const BadgeFields& fields) { return tidied(fields.code); }},
        {"typed_code", [](const BadgeFields& fields) { return ticket_code_in_fives(tidied(fields.code)); }},
        {"when", [](const BadgeFields& fields) { return tidied(fields.when); }},
        {"venue", [](const BadgeFields& fields) { return tidied(fields.venue); }},
        {"title", [](const BadgeFields& fields) { return fields.certificate.title; }},
        {"statement", [](const BadgeFields& fields) { return tidied(fields.certificate.statement); }},
        {"days", day_lines},
        {"hours", [](const BadgeFields& fields) { return fields.certificate.hours; }},
        {"basis", [](const BadgeFields& fields) { return fields.certificate.basis; }},
        {"check", [](const BadgeFields& fields) { return fields.certificate.check; }},
        {"check_words", [](const BadgeFields& fields) { return fields.certificate.check_words; }},
    }};
    return all;
}

std::string value_of(std::string_view placeholder, const BadgeFields& fields) {
    for (const auto& [name, value] : placeholders()) {
        if (name == placeholder) return value(fields);
    }
    return {};
}

// A template in pieces: plain text, or a placeholder's name.
struct Piece {
    std::string_view text;
    bool is_placeholder;
};

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    while (!text.empty()) {
        const std::size_t close = text.find('}');
        const std::size_t open = close == text.npos ? text.npos : text.rfind('{', close);
        if (close == text.npos || open == text.npos) {
            const std::size_t length = close == text.npos ? text.size() : close + 1;
            pieces.push_back({text.substr(0, length), false});
            text.remove_prefix(length);
            continue;
        }
        if (open > 0) pieces.push_back({text.substr(0, open), false});
        pieces.push_back({text.substr(open + 1, close - open - 1), true});
        text.remove_prefix(close + 1);
    }
    return pieces;
}

// One line of a template; "" where it has placeholders and none of them says anything.
std::string fill_line(std::string_view line, const BadgeFields& fields) {
    std::string filled;
    bool has_placeholder = false;
    bool says_something = false;
    for (const Piece& piece : pieces_of(line)) {
        if (!piece.is_placeholder) {
            filled += piece.text;
            continue;
        }
        const std::string value = value_of(piece.text, fields);
        has_placeholder = true;
        says_something = says_something || !value.empty();
        filled += value;
    }
    return has_placeholder && !says_something ? std::string() : filled;
}

}  // namespace

std::string badge_name(const BadgeFields& fields) {
    const std::string given = tidied(fields.given_name);
    const std::string family = tidied(fields.family_name);
    std::string name = tidied(fields.name);
    if (name.empty()) name = given.empty() || family.empty() ? given + family : given + " " + family;
    if (!first_name_only(fields)) return name;
    const bool given_is_in_name = !given.empty() && name.find(given) != name.npos;
    return given_is_in_name ? given : name.substr(0, name.find(' '));
}

std::string badge_name_lines(const BadgeFields& fields) {
    std::string name = badge_name(fields);
    const std::string family = family_name_on_badge(fields);
    if (family.empty() || name.size() <= family.size() + 1) return name;
    const std::size_t last_start = name.size() - family.size();
    if (name.ends_with(family) && name[last_start - 1] == ' ') {
        name[last_start - 1] = '\n';
    } else if (name.starts_with(family) && name[family.size()] == ' ') {
        name[family.size()] = '\n';
    }
    return name;
}

std::string called_name(const BadgeFields& fields) {
    const std::string name = badge_name(fields), given = tidied(fields.given_name);
    return place_of_word(name, given) == name.npos ? name : given;
}

std::string rest_of_name(const BadgeFields& fields) {
    const std::string name = badge_name(fields), given = tidied(fields.given_name);
    const std::size_t at = place_of_word(name, given);
    if (at == name.npos) return {};
    return tidied(name.substr(0, at) + name.substr(at + given.size()));
}

std::string fill_template(std::string_view text, const BadgeFields& fields) {
    std::string filled;
    for (const auto part : split(text, "\n")) {
        const std::string line = fill_line(part, fields);
        if (!line.empty()) filled += filled.empty() ? line : '\n' + line;
    }
    return filled;
}

const std::vector<std::string>& badge_placeholders() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> list;
        for (const auto& placeholder : placeholders()) list.emplace_back(placeholder.first);
        return list;
    }();
    return all;
}

std::vector<std::string> placeholders_in(std::string_view text) {
    std::vector<std::string> found;
    for (const Piece& piece : pieces_of(text)) {
        if (piece.is_placeholder) found.emplace_back(piece.text);
    }
    return found;
}

bool BadgeCondition::holds(const BadgeFields& fields) const {
    if (!ticket_types.empty() && !names(ticket_types, fields.ticket_type)) return false;
    return flags.empty() || std::any_of(fields.flags.begin(), fields.flags.end(),
                                        [&](const std::string& flag) { return names(flags, flag); });
}

bool BadgeCondition::can_meet(const BadgeCondition& other) const {
    return ticket_types.empty() || other.ticket_types.empty() ||
           std::any_of(ticket_types.begin(), ticket_types.end(),
                       [&](const std::string& type) { return names(other.ticket_types, type); });
}

}  // namespace lanyard
