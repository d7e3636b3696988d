// What a registration_listed says, read without building anything up: an import applies 100,000 of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/attendee.h"
#include "event/journal_entry.h"

namespace lanyard {

// Codes of other systems, each once a line of the list's cell.
std::vector<std::string> codes_of_cell(std::string_view cell);

struct ListedValues {
    // Where one of its texts is no JSON, the entry says nothing. A member that is given twice counts by its
    // first value.
    explicit ListedValues(const Entry& entry);

    std::vector<std::string> codes() const;

    std::array<std::optional<std::string>, field_count> fields;
    std::string source;
    std::optional<std::int64_t> invitation;
};

}  // namespace lanyard
