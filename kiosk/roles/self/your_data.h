// What becomes of people's data: the event's privacy notice.
#pragma once

#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

// True where the person goes back.
bool draw_your_data(Ui& ui, const EventFacts& facts, Instant now);

}  // namespace lanyard
