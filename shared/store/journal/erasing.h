// Erasing: what is personal is dropped from every entry whose writer did not know of the erasure, older or
// not, and never taken in again: of a person, of an import that does not count, or of everybody. Order,
// counts and digests stay.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/journal_entry.h"

namespace lanyard {

class Database;
class Journal;

// All but finish_erasing belong inside a transaction.

// True where an erasure that the entry's writer did not know of names its subject or everybody, or a newer
// one its batch.
bool is_erased(Database& database, const Entry& entry);
// True where a purge is here that does not keep this subject: nothing personal of them is taken in any more,
// whatever its writer knew. "": of what is about nobody.
bool is_purged(Database& database, const std::string& subject);
// The clock of the newest that names this subject, or everybody and does not keep them; 0 for none.
std::int64_t newest_erasure_of(Database& database, const std::string& subject);
// The entries that erase what is personal of this subject.
std::vector<Entry> erasures_of(Database& database, const std::string& subject);

// An entry that comes after its erasure loses what it would have lost.
void drop_what_was_erased(Database& database, Entry& entry, const std::string& id);

// An erasure came: what it takes of what is kept here is to be dropped, the first entries at once. Where
// there are more, they are left to finish_erasing.
void begin_erasing(Database& database, const Entry& erasure, const std::string& id);

// Puts `after` in the place of `before`, and its rows in the place of the other's; whoever keeps people in
// memory is told (store/people/changed_people).
void rewrite_entry(Database& database, const Entry& before, const Entry& after, const std::string& id);

// How often an entry that is kept here was rewritten: what was read of older entries holds while it stays.
std::int64_t rewrites_so_far(Database& database);

// True from begin_erasing on until finish_erasing has emptied the log.
bool is_erasing(Database& database);
// True while entries that are kept here still hold what is to be dropped.
bool has_more_to_erase(Database& database);

// Drops the rest in slices, and empties the write-ahead log behind it, and what lies between the cells of the
// pages. Where somebody still reads the log it stays, and the next call tries again. What a killed process
// left is finished by the next.
Result<void> finish_erasing(Journal& journal);

// An entry whose body holds something personal, as older programs wrote it: an erasure names it, and says
// with the event's key which digest it has from then on, so that whoever changes what is left is found out.
struct OpenBody {
    std::string id, sealed;
};
std::vector<OpenBody> open_bodies_of(Database& database, const std::string& subject,
                                     const std::string& digest_key);

// The body without what newer entries have in `personal`; of one that has nothing of it, as it is.
std::string without_personal(const Entry& entry);

// True where an erasure that is here took something out of this entry's body, and the rest is what it left.
// Of one of version 1 that an older program erased, nobody can tell whether it is the rest.
bool is_what_was_left(Database& database, const Entry& entry, const std::string& id,
                      const std::string& digest_key);

}  // namespace lanyard
