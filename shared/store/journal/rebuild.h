// The tables made anew from the entries: all of them after damage, some of them after an upgrade.
#pragma once

#include "base/result.h"

namespace lanyard {

class Database;
class Journal;

// Inside a transaction: every replicated table is made anew; the entries stay as they are. Takes about as
// long as the first import did, and holds the lock all that time: for repair.
void rebuild_tables(Database& database);

// Applies what an older program kept without knowing it: kinds that have become known, and newer versions of
// known ones. In slices; what was interrupted is done again. Does nothing where this program has opened the
// event before.
Result<void> apply_new_kinds(Journal& journal);

}  // namespace lanyard
