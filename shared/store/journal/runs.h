// Each node's entries in the order in which it wrote them: its run. What another machine lacks of a run
// begins behind a place in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "event/journal_entry.h"
#include "store/journal/hub_positions.h"

namespace lanyard {

class Database;

// All of these belong inside Database::read or write, and throw what SQLite throws.

// Every node of which there is an entry, in the order of their names.
std::vector<std::string> nodes_of_journal(Database& database);

// The entries of a node behind `after` (0: all of them), at most `most`. Of two that claim one place both.
std::vector<Entry> read_run(Database& database, const std::string& node, std::int64_t after, int most);

// Where a node's run ends here; 0 and "" where there is none of it.
RunPosition newest_of_run(Database& database, const std::string& node);

}  // namespace lanyard
