// What can be told of a journal without reading it through: for whoever looks after an event.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

class Database;

struct JournalFacts {
    std::string damage;  // what SQLite's quick check says first; "" where the file is whole
    std::int64_t entries = 0;
    std::int64_t entries_of_others = 0;  // of another event
    Instant clock{};                     // where the journal's clock stands
};

// Inside Database::read: they throw what SQLite throws. `event` is the event's name in entries
// (event_identity).
JournalFacts read_journal_facts(Database& database, const std::string& event);
Instant read_journal_clock(Database& database);

// Who has written entries that are here, and the event's time of the newest one of each; in order of names.
struct WritingNode {
    std::string node;
    Instant newest{};
};
std::vector<WritingNode> read_writing_nodes(Database& database);

}  // namespace lanyard
