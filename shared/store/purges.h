// The end of an event in its journal: purges, and whom they leave out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

class Database;

// The file of an event whose key was destroyed: what it was, and what it counted.
inline constexpr const char* purged_note = "purged.txt";

// Inside Database::read or write: they throw what SQLite throws.

// The newest word about each record that was ever held.
struct HeldRecord {
    std::string record;
    Instant until{};  // the epoch where the hold was lifted
    std::string reason;
};
std::vector<HeldRecord> read_held_records(Database& database);

// The newest; nothing where the event was not purged.
std::optional<Entry> newest_purge(Database& database);

}  // namespace lanyard
