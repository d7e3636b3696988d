// Who was erased on request, as far as it may be kept, and who has come back since of their own will.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "event/registration_fields.h"

namespace lanyard {

class Database;

struct ErasedPeople {
    std::unordered_set<std::string> records;  // erased, and nothing that counts said of them since
    std::unordered_set<std::string> marks;    // of everybody who was ever erased (event/erased_marks)
};

// Inside Database::read or write: they throw what SQLite throws.

ErasedPeople read_erased_people(Database& database);

// Records that only imports which do not count know, killed or taken back, and that `is_one` is true of.
std::vector<std::string> find_uncounted_records(
    Database& database, const std::function<bool(const RegistrationFields& listed)>& is_one);

// What lists and the desk have ever said of a record, in the order in which it was said, whether it counts or
// not: `said` is called with all that was known after each time.
void each_state_of(Database& database, const std::string& record,
                   const std::function<void(const RegistrationFields& known)>& said);

}  // namespace lanyard
