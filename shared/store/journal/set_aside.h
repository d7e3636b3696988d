// Entries that came from elsewhere and were not taken in: kept in a list for people to see.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

class Database;

struct SetAside {
    std::string id;      // as the entry gives itself
    std::string reason;  // a sentence without a full stop
};

// Inside a transaction. The same entry again changes nothing; beyond a thousand the oldest are forgotten.
void note_set_aside(Database& database, const SetAside& entry, Instant machine_now);
// Inside a read, oldest first.
std::vector<SetAside> read_set_aside(Database& database);

}  // namespace lanyard
