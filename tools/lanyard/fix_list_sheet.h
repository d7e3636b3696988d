// The spreadsheet of doubtful rows that `import --fix-list` writes.
#pragma once

#include <string>

#include "base/result.h"
#include "desk/import_list.h"

namespace lanyard {

class Desk;

struct FixListSheet {
    std::string bytes;  // .xlsx
    int rows = 0;
};

// One row a doubt, in the list's order: what the list itself makes doubtful, rows that were rejected, choices
// that the programme does not have, and texts that the event's badge has no room for. `report` has its
// people.
Result<FixListSheet> make_fix_list(Desk& desk, const ImportReport& report);

}  // namespace lanyard
