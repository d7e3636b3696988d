// What every door decided, and what the data says of it now.
#pragma once

#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// A row an attempt, in order of time: `decided` is "let_in", "let_out" or the verdict of a refusal, as the
// door said it then; `now` is what became of it: of a pass that it "stands", was "taken_back", or "gave_way"
// to another door that had been first; of a refusal whether they "came_in" after all, else what the holder of
// the code is registered as, "" where nobody has it. Refusals that a door counted together are one row,
// `times` says how many. Scans that change nothing (a badge seen again, a code that was misread) are not
// kept. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_scans(Desk& desk);

}  // namespace lanyard
