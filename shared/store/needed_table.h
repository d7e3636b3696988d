// Who was said by hand to be needed for a session.
#pragma once

#include <vector>

#include "event/people_needed.h"

namespace lanyard {

class Database;

// Inside Database::read or write. The newest word of each person and session, those that were taken off left
// out; in the order of session and person.
std::vector<NeededLink> read_needed_links(Database& database);

}  // namespace lanyard
