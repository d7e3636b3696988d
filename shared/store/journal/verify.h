// Whether the journal is whole, and whether the tables are what it says.
#pragma once

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

// Checks digests and places in sequences, rebuilds every table from the entries alone, and gives the first
// difference, or nothing where all is well. Kinds that this program does not know change no table.
Result<std::optional<JournalDifference>> verify_journal(Database& database, const EventKey& key);

// Inside a read: the rows of a table, each as one line, sorted.
std::vector<std::string> table_rows(Database& database, const std::string& table);

}  // namespace lanyard
