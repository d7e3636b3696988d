// Whether the journal is whole, and whether the tables are what it says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/event_key.h"

namespace lanyard {

class Database;

struct JournalDifference {
    std::string where;  // "table presence, row …", "entry …"
    std::string what;   // a sentence
};

// Checks digests, and that no entry of any node's sequence is missing, up to the last that this folder wrote
// and this machine's user has seen of it; rebuilds every table from the entries alone, and gives the first
// difference, or nothing where all is well. Kinds that this program does not know change no table.
Result<std::optional<JournalDifference>> verify_journal(Database& database, const EventKey& key);

// The tables alone, as verify_journal does it: what it does not come to where entries are missing.
Result<std::optional<JournalDifference>> verify_tables(Database& database);

// Inside a read: the digests of the entries alone, and that none is missing; neither the tables nor what was
// seen of a node since. For a copy of the database that was just made.
std::optional<JournalDifference> check_kept_entries(Database& database, const EventKey& key);

// A node that went by this folder before it was set back or moved, and of which this machine's user has seen
// more than is here.
struct NodeBehind {
    std::string node;
    std::int64_t here = 0, seen = 0;  // the highest sequences
};
Result<std::vector<NodeBehind>> nodes_behind(Database& database);

// Inside a read: the rows of a table, each as one line, sorted.
std::vector<std::string> table_rows(Database& database, const std::string& table);

}  // namespace lanyard
