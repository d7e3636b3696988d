// What one heading of a registration list means by its own words, whatever stands beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/list_heading_words.h"
#include "formats/plain_words.h"

namespace lanyard {

// The whole heading as a system writes it, else as a question ("Which company do you work for?"), as two
// things that are one ("Company/Organisation"), or as a choice of workshop. nullopt for one that means
// nothing here.
std::optional<RankedMeaning> understand_heading(std::string_view heading);

// True for a question whether somebody comes, whatever else its words may mean: "Deltager".
bool asks_for_reply(std::string_view heading);

// True for what asks about something or somebody beside the attendee's coming: "Dinner", "Line manager".
bool is_about_something_else(std::string_view heading);

// The word for it in reports and in `--column`: a Field's name, "attendee_id", "workshop", "answer",
// "ignored" …
std::string_view column_field_name(const ColumnMeaning& meaning);

// What `--column "Heading=field"` calls so; nullopt for a name that is none.
std::optional<ColumnMeaning> column_meaning_named(std::string_view field_name);

// The names that it may use, for error messages.
std::string column_field_names();

}  // namespace lanyard
