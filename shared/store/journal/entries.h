// The entries as they are kept: written once, found by id, by subject, by node; and which of them stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

class Database;

// All of these belong inside Database::read or write, and throw what SQLite throws.

// All entries, or those of one subject, by (clock, id).
std::vector<Entry> read_entries(Database& database);
std::vector<Entry> read_entries_of(Database& database, const std::string& subject);
std::optional<Entry> find_entry(Database& database, const std::string& id);

// True where no standing newer entry undoes it.
bool entry_stands(Database& database, const std::string& id);
// True where its closing entry is here and stands, and of no batch.
bool batch_counts(Database& database, const std::string& batch);

// A member of an entry that is in `personal` since some version of its kind and was in the body before: what
// people typed, a flag, an enrolment. "" and false where there is none, and once it is erased.
std::string typed_text(const Entry& entry, const char* member);
bool is_typed_true(const Entry& entry, const char* member);

// Two entries that claim one place in a node's sequence: a folder was copied past the check for copies. Both
// are kept and count; `other` has the higher id.
struct Fork {
    std::string node;
    std::int64_t sequence = 0;
    std::string one, other;
};
std::vector<Fork> read_forks(Database& database);

// What the journal's own modules write.
void insert_entry(Database& database, const Entry& entry, const std::string& id, bool stands);
void insert_undo_edges(Database& database, const Entry& entry, const std::string& id);
void set_stands(Database& database, const std::string& id, bool stands);
// What the entry's standing has to be, by what stands of the newer entries that undo it.
bool should_stand(Database& database, const Entry& entry, const std::string& id);
// Of an entry that is kept: its body and its personal part, the only parts that an erasure or a late arrival
// changes.
void replace_content(Database& database, const Entry& entry, const std::string& id);

}  // namespace lanyard
