// Which record is whose: somebody may have several, which were joined, and one of them is kept. Everything
// that is shown, counted or exported of people goes by this.
#pragma once

#include <string>
#include <vector>

#include "event/registration_merge.h"
#include "store/journal/batches.h"

namespace lanyard {

class Database;

// The SQL of the record that is kept of the person whose `record` is: an expression, its columns qualified.
#define KEPT_RECORD(record) \
    "coalesce((SELECT kept FROM joined_records WHERE record = " record "), " record ")"

// The SQL condition that a list that counts or the desk has registered `record`.
#define IS_REGISTERED(record)                                                                             \
    "(EXISTS (SELECT 1 FROM list_registers WHERE subject = " record                                       \
    " AND " BATCH_COUNTS("batch") ") OR EXISTS (SELECT 1 FROM desk_registrations WHERE subject = " record \
                                  "))"

// The SQL condition that `record` was registered on the day without a ticket: as a walk-in, or on the waiting
// list where no list that counts and no seat that was passed on gave them one.
#define IS_WALK_IN(record)                                                                                \
    "(EXISTS (SELECT 1 FROM desk_registrations WHERE subject = " record                                   \
    " AND how = 'walk_in') OR (EXISTS (SELECT 1 FROM desk_registrations WHERE subject = " record          \
    " AND how = 'waiting_list') AND NOT EXISTS (SELECT 1 FROM desk_registrations WHERE subject = " record \
    " AND how = 'substitute') AND NOT EXISTS (SELECT 1 FROM list_registers WHERE subject = " record       \
    " AND " BATCH_COUNTS("batch") ")))"

// The SQL condition that a row of `substitutions s` has replaced somebody. It has not where the seat went to
// one's own double: two machines apart have decided, one that the person was renamed, the other that somebody
// else comes.
#define IS_TO_SOMEBODY_ELSE KEPT_RECORD("s.from_person") " <> " KEPT_RECORD("s.to_person")

// All calls belong inside Database::read or write: they throw what SQLite throws.

// The record that is kept of the person whose `record` is; itself where it was not joined to another.
std::string kept_record(Database& database, const std::string& record);

// Every record of the person whose `record` is: the kept one first, the others in order of their ids.
std::vector<std::string> records_of(Database& database, const std::string& record);

// The record that says what somebody is registered as: their status, and what lists say of them. It is the
// first of records_of that is registered, which is nearly always the kept one; where none is, the kept one.
std::string speaking_record(Database& database, const std::string& record);

// Of every record that was joined to another, the one that is kept.
KeptRecords read_kept_records(Database& database);

}  // namespace lanyard
