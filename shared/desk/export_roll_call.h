// Who is in the building, for whoever stands at the assembly point with a list.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// Everybody who is inside by what the doors have seen, in order of name, with how to reach them and where
// they were seen last. Inside is who came in by an entrance, or was let into a room, and has not been scanned
// out of the building since: somebody too many is looked for in vain, somebody too few is not looked for.
// What people need is left out unless `with_needs`: whoever clears a building may have to know it. Times are
// ISO 8601 in the event's zone.
Result<ExportTable> export_roll_call(Desk& desk, bool with_needs);

}  // namespace lanyard
