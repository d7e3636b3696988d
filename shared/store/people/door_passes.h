// Every coming and going that a door let happen, also what was taken back since: what the door decided, and
// what became of it.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

class Database;

struct DoorPass {
    std::string entry, record, area, point, actor;
    std::string credential;  // what was held up (event/check_in)
    std::string set_aside;   // names of the verdicts that stood against it, by a space
    std::string decided;     // "claimed" at the hub or "alone"; "" where nothing was asked
    Instant at{};
    bool goes_in = true;
    bool stands = true;
    bool gave_way = false;  // does not stand because another door had been first
};

// In order of time. Belongs inside Database::read or write: throws what SQLite throws. Takes a pass over all
// entries.
std::vector<DoorPass> read_door_passes(Database& database);

}  // namespace lanyard
