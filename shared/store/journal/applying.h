// Applying an entry: keeping it, seeing what stands now, and writing or removing rows accordingly. In any
// order and any number of times, on every node alike.
#pragma once

#include <string>

#include "event/journal_entry.h"

namespace lanyard {

class Database;

enum class Applied {
    added,      // it was not known
    completed,  // it was known without its personal part, which came now
    known,      // nothing new
};

// Inside a transaction: takes in `entry`, whose digest has been checked. For merging, rebuilding and tests;
// everybody else appends.
Applied apply_entry(Database& database, Entry entry);

// Inside a transaction: an entry that was just written here. It stands, because its clock is later than
// every other's, an undo's or an erasure's too. Codes of a row that is in a batch are left to batch_codes.h.
void apply_own_entry(Database& database, const Entry& entry, const std::string& id);

// Inside a transaction that has emptied the other tables: what an entry that is kept says, in the order of
// (clock, id).
void apply_kept_entry(Database& database, const Entry& entry, const std::string& id);

}  // namespace lanyard
