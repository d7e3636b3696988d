// How many people each session had.
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// Every session in the day's order, with its planned and actual times, what became of it by `now`, how many
// have a place in it or wait for one, and how many the door of its room saw. A door's check-in belongs to
// the session that the door was open for (event/room_door). Rooms without a door of their
// own have "" for what was seen. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_sessions(Desk& desk, Instant now);

}  // namespace lanyard
