// Who was expected and did not come.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// Everybody who is expected and has not come in by any door, on no day, in order of name: how to reach them,
// and the sessions that they had a place in. Who is pending, cancelled or replaced was not expected.
Result<ExportTable> export_no_shows(Desk& desk);

}  // namespace lanyard
