// Who agreed to hear of something, and to what words they said yes.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// A row for each person and offer whose newest answer is yes, in order of offer and name: whom to write to,
// when they agreed, and the whole text that they agreed to. Who said no, was erased, or has no email is not
// in it. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_interests(Desk& desk);

}  // namespace lanyard
