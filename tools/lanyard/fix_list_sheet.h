// The sheet of doubtful rows that `import --fix-list` writes.
#pragma once

#include <string>

#include "base/result.h"
#include "desk/import_list.h"

namespace lanyard {

class Desk;

enum class SheetFormat { xlsx, csv };

// By the file's ending; a usage error for another one, under which no program would open the sheet.
Result<SheetFormat> fix_list_format(const std::string& file);

struct FixListSheet {
    std::string bytes;
    int rows = 0;
};

// One row a doubt, in the list's order: what the list itself makes doubtful, rows that were rejected, choices
// that the programme does not have, and texts that the event's badge has no room for. `report` has its
// people.
Result<FixListSheet> make_fix_list(Desk& desk, const ImportReport& report, SheetFormat format);

}  // namespace lanyard
