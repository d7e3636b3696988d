// Passes through doors as they are written: attendance, and what follows from it, which is who is inside an
// area and how many they are. Reading is store/people/attendance's.
#pragma once

#include <cstdint>
#include <string>

namespace lanyard {

class Database;

// A row of attendance: a check-in or a leaving that stands.
struct Pass {
    std::string record, area;  // who, by the record that they came with
    std::int64_t clock = 0;
    std::string entry;
    bool goes_in = true;
    std::string point;
    std::int64_t at = 0;  // ms since 1970
    std::string node, credential;
};

// Inside a transaction; they throw what SQLite throws. In any order: the passes of one person in one area,
// with whichever of their records, count by (clock, entry).
void add_pass(Database& database, Pass pass);
void remove_pass(Database& database, const std::string& record, const std::string& area,
                 const std::string& entry);

// For records that are joined or parted (store/people/joins): where this person is, forgotten before, and
// folded again after it. `person` is a kept record; of another there is nothing to forget.
void forget_presence(Database& database, const std::string& person);
void fold_presence(Database& database, const std::string& person);

}  // namespace lanyard
