// What programmes call a session's kind and state, in the words of several systems and of people.
#pragma once

#include <optional>
#include <string_view>

#include "event/programme.h"

namespace lanyard {

// "Keynote", "lightning_talk", "Mittagspause" …: by the whole, else by its first word that is known ("Talk,
// 45 min"). nullopt for words that are none of them.
std::optional<SessionKind> session_kind_from_words(std::string_view text);

// True for the titles that breaks have: "Lunch", "Coffee in the Foyer", "Registration".
bool title_is_of_break(std::string_view title);

// True for "Canceled", "ABGESAGT", "withdrawn" …
bool says_cancelled(std::string_view text);
// True for "DELAYED", "postponed", "verspätet" …
bool says_delayed(std::string_view text);
// True where a title says it before anything else, in capitals: "CANCELLED: Opening", "[CANCELED] Opening".
bool title_says_cancelled(std::string_view title);

}  // namespace lanyard
