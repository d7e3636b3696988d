// The parts that may lie under a verdict: the badge, the way to the desk, the next session.
#pragma once

#include <string>

#include "event_facts.h"
#include "roles/self/messages.h"
#include "screens/page.h"

namespace lanyard {

// The badge as it comes out; a white card until it is drawn. `shape` is its width for its height.
void add_badge(Column& column, Ui& ui, const std::string& name, TextureId badge, double shape);

// Where the desk is, with an arrow where the words name a side; `caption` over it may be empty.
void add_way_to_desk(Column& column, Ui& ui, float width, const std::string& way, const std::string& caption);

// What is on and what is next; one of the two is not empty.
void add_day(Column& column, Ui& ui, float width, const DayFromNow& day, const EventFacts& facts,
             Instant now);

}  // namespace lanyard
