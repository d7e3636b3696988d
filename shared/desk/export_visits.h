// Every coming and going that a door has seen.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// A row a stay, in order of its begin: who was in which area, from when and by which check-in point, until
// when and by which. What is not known is "": where nobody is scanned out there is no end, and somebody may
// be scanned out who was never seen coming in. A stay in a room has the session that its door was open for
// when they came. Nobody stays overnight. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_visits(Desk& desk);

}  // namespace lanyard
