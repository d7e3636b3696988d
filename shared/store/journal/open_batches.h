// Imports that have begun on this machine and have not been closed, and those of any machine that do not
// count any more: what they hold of people is dropped when a day has passed.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

class Database;

// All belong inside a transaction, and throw what SQLite throws.

// `now` is the machine's time.
void note_batch_begins(Database& database, const std::string& batch, Instant now);
void note_batch_ends(Database& database, const std::string& batch);

// Batches of registrations that were taken back before `before`, or that began here before it and were never
// closed. Their people are still in the entries.
std::vector<std::string> read_abandoned_batches(Database& database, Instant before);
// True where an import's people have been dropped, whatever undoes its being taken back.
bool is_batch_erased(Database& database, const std::string& batch);

}  // namespace lanyard
