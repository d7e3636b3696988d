// The rows that one standing entry writes, and their taking back. A row depends on its own entry alone, so
// that entries may arrive in any order; what depends on several (presence) is recomputed from the rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

class Database;

// Whether a row of a list writes its codes, too, or leaves them to the closing of its batch (batch_codes.h).
enum class CodesOfList { now, at_closing };

void write_entry_rows(Database& database, const Entry& entry, const std::string& id,
                      CodesOfList codes = CodesOfList::now);
void remove_entry_rows(Database& database, const Entry& entry, const std::string& id);

// A code of another system, whose it is, and by which entry.
struct ExternalCode {
    std::string code, entry, subject;
    std::int64_t clock = 0;
    std::string batch;
};
void write_external_code(Database& database, const ExternalCode& code);

// Names of the tables that every node holding the same entries has alike.
const std::vector<std::string>& replicated_tables();

}  // namespace lanyard
