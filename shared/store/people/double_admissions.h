// Who was admitted twice, by two doors that had not heard of each other: a list derived from the entries, so
// that every node that holds the same ones shows the same list.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

class Database;
class Roster;

struct Admission {
    std::string entry, point, node;
    Instant at{};
};

struct DoubleAdmission {
    std::string person;  // the record that is kept
    std::string area;
    Admission first, second;  // by the event's time
};

// Pairs of standing check-ins of one person in one area by two nodes, of which neither had seen the other: no
// chain of `follows` and `undoes` leads from one to the other's, or to something that its node wrote later. A
// person who was scanned out in between has not been admitted twice; one who leaves afterwards has. Of
// several pairs that one fork explains, only the first is given. In order of person, area and time. Inside a
// transaction; takes a pass over all check-ins.
std::vector<DoubleAdmission> double_admissions(Database& database, Roster& roster);
// The same of one person, whose record `person` is the one that is kept; costs as much as they have entries.
std::vector<DoubleAdmission> double_admissions_of(Database& database, Roster& roster,
                                                  const std::string& person);

}  // namespace lanyard
