// What organisers take out of attendance.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"
#include "formats/attendance_xlsx.h"

namespace lanyard {

class Desk;

// Everybody, in order of name, with whether and when they came. Diet and access needs and other answers are
// left out unless `with_needs`. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_attendance(Desk& desk, bool with_needs);

// What that table says, for a sheet beside it: how many came and did not, and how many came first in which
// quarter of an hour, the empty ones between the first and the last of a day among them.
SummarySheet attendance_summary(const ExportTable& attendance);

}  // namespace lanyard
