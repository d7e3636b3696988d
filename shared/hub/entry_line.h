// A sealed entry as a line of JSON, for files and for the hub, and back.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "hub/sealed.h"

namespace lanyard {

// Longer ones are nobody's entry.
inline constexpr std::size_t most_bytes_of_entry_line = 16u << 20;

// Without the line's end. What is sealed is in base64 (RFC 4648).
std::string entry_to_line(const SealedEntry& sealed);

class EntryLines {
  public:
    // nullopt for what is no entry. Members that are unknown here are not kept: an entry says by its version
    // what it holds.
    std::optional<SealedEntry> read(std::string_view line);

  private:
    simdjson::dom::parser parser_{most_bytes_of_entry_line};
};

}  // namespace lanyard
