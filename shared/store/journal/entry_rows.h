// The rows that one standing entry writes, and their taking back. A row depends on its own entry alone, so
// that entries may arrive in any order; what depends on several (presence) is recomputed from the rows.
#pragma once

#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

class Database;

void write_entry_rows(Database& database, const Entry& entry, const std::string& id);
void remove_entry_rows(Database& database, const Entry& entry, const std::string& id);

// Names of the tables that every node holding the same entries has alike.
const std::vector<std::string>& replicated_tables();

}  // namespace lanyard
