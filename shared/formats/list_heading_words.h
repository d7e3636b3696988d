// The words by which registration lists head their columns, in the languages and systems that are met most.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event/attendee.h"

namespace lanyard {

enum class ColumnKind {
    value,          // a Field, one to one
    own_id,         // the id that an export of this event gave the person
    attendee_id,    // the system's own number of a person or ticket
    ticket_number,  // the same as it stands on the ticket: a code too, where no other column holds one
    position,       // pretix: a person's number within the order, unique with the order code
    session,        // a choice of workshop
    reply,          // whether they come, in their own words: one "no" cancels, whatever the status says
    places,         // how many seats the row books, its own person's included
    guests,         // how many they bring along, a seat each
    family_prefix,  // "van der", which the family name's own column leaves out
    second_family,  // the second of two family names
    flags,          // flags by name
    flag,           // yes or no to one flag
    cancelled,      // yes or a date where the registration is void
    answer,         // not known: kept as the attendee's answer
    ignored,        // a system's bookkeeping (prices, dates), and what another column says better
};

struct ColumnMeaning {
    ColumnKind kind = ColumnKind::answer;
    Field field{};              // of `value`
    Flag flag{};                // of `flag`
    bool family_first = false;  // of a name: "Surname, first name" in one cell
    bool no_is_pending = false;  // of a status: "Paid" and "Approved", where a bare "no" says not yet

    bool operator==(const ColumnMeaning&) const = default;
};

ColumnMeaning meaning_of(ColumnKind kind);
ColumnMeaning value_of(Field field);

// Whose value a column holds, lowest first; `told` is what a person said of it. An order's is whoever wrote
// it, who may be the attendee; a buyer's and an invoice's is somebody else's.
enum class Whose { invoice, buyer, order, companion, anybody, attendee, told };

struct RankedMeaning {
    ColumnMeaning meaning = {};
    Whose whose = Whose::anybody;
    bool is_short_name =
        false;             // "Name", "Nom": a whole name, or a part of one where the other stands beside
    bool names_role = false;   // "Participant", "Delegate": of people, or of what they are
    bool may_be_code = false;  // "Code", "Reference": a ticket's where its cells look like that
    std::string why = {};      // what it was taken by, where the heading does not say it plainly
};

// What a whole heading means, by its plain letters ("emailaddress"); nullopt for one that is not in the
// table.
std::optional<RankedMeaning> heading_word(std::string_view letters);

// What a single folded word does in a heading, beside the words that say what the column holds.
enum class HeadingPart {
    attendee,  // whose it is …
    companion,
    order,
    buyer,
    invoice,
    filler,     // "your", "please", "which": changes nothing
    coming,     // "attend", "asistencia": what a question of replies is about
    occasion,   // "conference", "yes/no": what such a question may also name
    elsewhere,  // "dinner", "manager": makes a column about something or somebody else
};
std::optional<HeadingPart> heading_part(std::string_view word);

}  // namespace lanyard
