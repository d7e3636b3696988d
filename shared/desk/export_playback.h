// The proof that the day's videos were played.
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// A row for each time that a stage showed a video, and one for each slot that no stage showed: planned, Go
// and who gave it, first and last frame, frames dropped, how it ended, when it was held, muted, covered,
// moved and turned up or down, and when it was over at the latest, also where a stage that was killed could
// not write its end down.
Result<ExportTable> export_playback(Desk& desk, Instant now);

}  // namespace lanyard
