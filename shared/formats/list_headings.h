// What the headings of a registration list mean, in the words of ticketing systems and of people, and which
// wins.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "event/attendee.h"

namespace lanyard {

enum class ColumnKind {
    value,        // a Field, one to one
    attendee_id,  // the system's own number of a person or ticket
    position,     // pretix: a person's number within the order, unique with the order code
    session,      // a choice of workshop
    flags,        // flags by name
    flag,         // yes or no to one flag
    cancelled,    // yes or a date where the registration is void
    answer,       // not known: kept as the attendee's answer
    ignored,      // a system's bookkeeping (prices, dates), and what another column says better
};

struct ColumnMeaning {
    ColumnKind kind = ColumnKind::answer;
    Field field{};              // of `value`
    Flag flag{};                // of `flag`
    bool family_first = false;  // of a name: "Surname, first name" in one cell

    bool operator==(const ColumnMeaning&) const = default;
};

// The word for it in reports and in `--column`: a Field's name, "attendee_id", "workshop", "answer",
// "ignored" …
std::string_view column_field_name(const ColumnMeaning& meaning);

// The names that `--column "Heading=field"` may use, for error messages.
std::string column_field_names();

struct ListHeader {
    std::string source;                  // "eventbrite", "pretix" or "list"
    std::vector<ColumnMeaning> columns;  // one a heading
    int recognised = 0;                  // headings that mean something
    bool has_name = false;
};

// Reads one row as headings. Of several columns for one field the attendee's own wins over plain ones, those
// over the order's, buyer's and invoice's, and the first over later ones. `overrides` (heading to field name,
// upper and lower case the same) wins over all; a field name that is not one is a usage error.
Result<ListHeader> read_list_header(const std::vector<std::string>& headings,
                                    const std::map<std::string, std::string>& overrides);

// Lower-case plain letters and digits of a text without anything between: "E-mail address" is "emailaddress".
std::string plain_letters(std::string_view text);

}  // namespace lanyard
