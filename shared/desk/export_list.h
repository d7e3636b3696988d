// The list of registrations as it stands now, for the system that it came from.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// Everybody, in order of name: with the list's own number, order and code of each, every column that the list
// had beside, what the desk has changed, and whether and when they came. Imported here again it changes
// nothing. Columns that tell of needs are left out unless `with_needs`. Times are ISO 8601 in the event's
// zone.
Result<ExportTable> export_list(Desk& desk, bool with_needs);

}  // namespace lanyard
