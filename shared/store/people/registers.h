// Registers of people folded: of each field the newest value that stands, what lists say and what the desk
// says apart.
#pragma once

#include <functional>
#include <string>

#include "event/registration_merge.h"
#include "store/journal/batches.h"
#include "store/people/records.h"

namespace lanyard {

class Database;

// The SQL of the status that `record` has by the desk, else by lists; NULL where nobody has said. Lists that
// do not count speak for somebody who is registered by nothing that does, as they do for Roster's names.
#define NEWEST_STATUS(record)                                                       \
    "coalesce((SELECT value FROM desk_registers WHERE subject = " record            \
    " AND field = 'status'"                                                         \
    " ORDER BY clock DESC, entry DESC LIMIT 1),"                                    \
    " (SELECT status FROM list_registers WHERE subject = " record                   \
    " AND status IS NOT NULL AND (" BATCH_COUNTS("batch") " OR NOT " IS_REGISTERED( \
        record) ") ORDER BY clock DESC, entry DESC LIMIT 1))"

// Inside Database::read or write: they throw what SQLite throws. Of everybody, or of the record `only`.

// Lays each row of a list over the fields that `fields_of` gives for its record, which may be none. `counts`:
// the row's batch does.
void fold_list_registers(
    Database& database, const std::string* only,
    const std::function<RegistrationFields*(const std::string& record, bool counts)>& fields_of);

// Lays each row of the desk over `desk` and `replaced` of what `known_of` gives for its record. A field that
// follows the list again is in neither.
void fold_desk_registers(Database& database, const std::string* only,
                         const std::function<KnownRegistration&(const std::string& record)>& known_of);

}  // namespace lanyard
