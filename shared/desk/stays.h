// Every stay: who was in which area of the event, from which pass to which.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/people/attendance.h"

namespace lanyard {

class Desk;

struct Stay {
    std::string person, area;              // a kept record; an area's id
    std::optional<AttendanceRow> in, out;  // one at least
};

// In order of their begin. Each leaving is joined to the newest coming of its person in its area. Nobody is
// in two rooms, nor in one when out of the building: a stay in a room ends with the pass that shows it.
// Nobody stays overnight. Belongs inside Database::read: throws what SQLite throws.
std::vector<Stay> all_stays(Desk& desk);

}  // namespace lanyard
