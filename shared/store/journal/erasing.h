// Erasing: what identifies a person is dropped from every entry that is older than the erasure, and never
// taken in again. Order, counts and digests stay.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "event/journal_entry.h"

namespace lanyard {

class Database;
class Journal;

// All but finish_erasing belong inside a transaction.

// True where a newer erasure names the entry's subject, or everybody.
bool is_erased(Database& database, const Entry& entry);

// An entry that comes after its erasure loses what it would have lost.
void drop_what_was_erased(Database& database, Entry& entry, const std::string& id);

// An erasure came: what is older and kept here is to be dropped, the first entries at once. Where there are
// more, they are left to finish_erasing.
void begin_erasing(Database& database, const Entry& erasure, const std::string& id);

// Puts `after` in the place of `before`, and its rows in the place of the other's; whoever keeps people in
// memory is told (store/people/changed_people).
void rewrite_entry(Database& database, const Entry& before, const Entry& after, const std::string& id);

// True from begin_erasing on until finish_erasing has emptied the log.
bool is_erasing(Database& database);
// True while entries that are kept here still hold what is to be dropped.
bool has_more_to_erase(Database& database);

// Drops the rest in slices, and empties the write-ahead log behind it. Where somebody still reads the log it
// stays, and the next call tries again. What a killed process left is finished by the next.
Result<void> finish_erasing(Journal& journal);

// Entries of version 1 about this subject that hold something people typed: an erasure names them by id.
std::vector<std::string> entries_with_free_text(Database& database, const std::string& subject);

// The body of an entry of version 1 without what people typed; any other as it is.
std::string without_free_text(const Entry& entry);

// True where an erasure that is here names the entry by its id: its digest cannot be checked any more.
bool lost_free_text(Database& database, const std::string& id);

}  // namespace lanyard
