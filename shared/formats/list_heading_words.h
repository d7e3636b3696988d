// The words by which registration lists head their columns, in the languages and systems that are met most.
#pragma once

#include <optional>
#include <string_view>

#include "formats/list_headings.h"

namespace lanyard {

// Whose value a column holds, lowest first; `told` is what a person said of it.
enum class Whose { buyer, companion, anybody, attendee, told };

struct RankedMeaning {
    ColumnMeaning meaning;
    Whose whose = Whose::anybody;
};

// What a whole heading means, by its plain letters ("emailaddress"); nullopt for one that is not in the
// table.
std::optional<RankedMeaning> heading_word(std::string_view letters);

}  // namespace lanyard
