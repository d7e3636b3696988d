// What organisers take out of attendance.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// Everybody, in order of name, with whether and when they came. Diet and access needs and other answers are
// left out unless `with_needs`. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_attendance(Desk& desk, bool with_needs);

}  // namespace lanyard
