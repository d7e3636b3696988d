// What the cells of a registration list say in people's own words: statuses, yes and no, names, seats without
// one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event/attendee.h"

namespace lanyard {

// "paid", "Not Attending", "No - cancelled", "storniert", "tbc" … as expected, cancelled or pending; nullopt
// for words that are none of them. Nothing at all is expected.
std::optional<AttendeeStatus> status_from_words(std::string_view text);

// The same of an answer to "will you come?", which may be a sentence: "Unfortunately I can't make it".
std::optional<AttendeeStatus> status_from_reply(std::string_view text);

// The same of "Paid" and "Approved", where a bare no says not yet.
std::optional<AttendeeStatus> status_from_payment(std::string_view text);

// The same of pretix, which also writes "p", "n", "c" and "e" for paid, new, cancelled and expired.
std::optional<AttendeeStatus> status_from_pretix(std::string_view text);

// True for words that only an answer to "will you come?" has: "going", "not attending", "declined", "欠席".
bool is_reply(std::string_view text);

// True for a bare yes or no in any of the languages.
bool is_yes_or_no(std::string_view text);

// "ada@x.example": one sign, a dot in the domain, no spaces.
bool is_address(std::string_view text);

// True for "yes", "x", "1", a date …: all but nothing and what says no.
bool says_yes(std::string_view text);

// True where a column of void or cancelled registrations says that this one is: all that says yes, but not
// "valid", "active" or "not void".
bool says_void(std::string_view text);

struct PersonName {
    std::string whole;  // as the person writes it, never re-cased
    std::string given, family;
};

// True for what follows a comma within one thing: "PhD" and "Jr." behind a name, "Inc." behind a company's.
bool stands_behind_comma(std::string_view text);

// A name from one cell, cleaned. It is split at a comma where that is certain, and stays whole otherwise:
// where the column is headed so (`family_first`), or where capitals say it ("SMITH-JONES, Ann", not "Nick
// Comma, Jr.").
PersonName name_from_one_cell(std::string text, bool family_first);

// A name from two cells, cleaned; one of them may be empty.
PersonName name_from_two_cells(std::string given, std::string family);

// True for what stands in a list instead of a person: "TBC", "Delegate 2", "to be announced", "Info
// Requested".
bool is_placeholder_name(std::string_view name);

// True for names that only organisations bear: "Leeds City Council", "University of Bedfordshire".
bool is_organisation_name(std::string_view name);

}  // namespace lanyard
