// What a badge says about a person, and the one rule for which name stands on it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// What a certificate of attendance says beside whose it is, in its own language (badge/certificate); empty on
// everything else.
struct CertificateTexts {
    std::string title, statement, hours, basis;
    std::string check, check_words;  // the code alone, and what it is for
    std::vector<std::string> days;   // a line a day: the date, a tab, the hours
};

// All UTF-8; empty where nothing is known.
struct BadgeFields {
    std::string name, given_name, family_name, organisation, job_title, ticket_type, event, code;
    std::string when, venue;            // of the event, in words
    std::vector<std::string> sessions;  // their titles, in the day's order
    // Their day as it was planned, a line a session: when it begins, a tab, its title and room. Days of an
    // event that has several begin with a line of their own. Only where the layout says {programme}.
    std::vector<std::string> programme;
    std::vector<std::string> flags;  // "no_photo", "first_name_only"
    std::string attendee_id;         // named in errors and reports, never drawn
    bool is_blank = false;           // for a walk-in's name by hand: without a code there is no symbol
    CertificateTexts certificate = {};
};

// The name on the badge: as the person wrote it, or, with the flag first_name_only, the given name (the first
// word of a name that came in one piece, or that does not have the given name in it).
std::string badge_name(const BadgeFields& fields);

// badge_name with a line break between given and family name, in the order in which the person wrote them. A
// name that does not end or begin with the family name, or is written without spaces, stays on one line.
std::string badge_name_lines(const BadgeFields& fields);

// The name in two parts, as it is read across a table: what the person is called, and the rest of the name on
// the badge. Where the given name is not known, or not in the name on the badge, all of it is the first.
std::string called_name(const BadgeFields& fields);
std::string rest_of_name(const BadgeFields& fields);

// The badge's text for a template: "{name}, {organisation}". Each field is tidied to one line; `{sessions}`
// and `{programme}` are a line a session, `{days}` a line a day. A line of the template whose placeholders
// are all empty is left out. Placeholders must be known ones.
std::string fill_template(std::string_view text, const BadgeFields& fields);

// Every placeholder's name, without braces.
const std::vector<std::string>& badge_placeholders();
// The placeholders that `text` uses, in order, known or not. A brace without its partner is plain text.
std::vector<std::string> placeholders_in(std::string_view text);

// Ticket types and flags, compared without regard to case. An empty list does not restrict.
struct BadgeCondition {
    std::vector<std::string> ticket_types;
    std::vector<std::string> flags;

    bool empty() const { return ticket_types.empty() && flags.empty(); }
    // True where the ticket type is one of the listed ones and at least one of the flags is set.
    bool holds(const BadgeFields& fields) const;
    // False where no ticket type is in both, so that they never hold for the same badge.
    bool can_meet(const BadgeCondition& other) const;
};

}  // namespace lanyard
