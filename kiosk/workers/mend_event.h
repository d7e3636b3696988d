// What a program does before it opens an event whose database is damaged.
#pragma once

#include "base/system_clock.h"
#include "store/event_folder.h"

namespace lanyard {

// Puts a damaged database together again (store/restore), where no other program has it open, and logs what
// came from where. Where that cannot be done it is logged, too, and whoever opens the event sees how far it
// gets: a door goes on for as long as it can.
void mend_if_damaged(const EventFolder& event, const Clock& machine_clock);

}  // namespace lanyard
