// The entries that a database still holds, damaged or not: read from whatever page has them, and each proved
// by its digest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/event_key.h"
#include "event/journal_entry.h"

namespace lanyard {

class Database;

struct ProvedEntries {
    std::map<std::string, Entry> entries;  // by id
    int unproved = 0;                      // what looked like an entry and is none of this event's
};
// An error only where the file cannot be read at all.
Result<ProvedEntries> read_proved_entries(const std::filesystem::path& database, const EventKey& key);

// Applies those that are not known, in slices, and gives how many were new.
Result<int> apply_proved(Database& database, const EventKey& key, const ProvedEntries& proved);

// Entries of a node that are lost: `first` to `last` of its sequence, as far as others of it and what this
// machine's user has seen show that there were any.
struct LostEntries {
    std::string node;
    std::int64_t first = 0, last = 0;
};
std::vector<LostEntries> lost_beside(const std::map<std::string, std::set<std::int64_t>>& sequences_by_node);

}  // namespace lanyard
