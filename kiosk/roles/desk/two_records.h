// Two records that may be one person, side by side and field by field, before they are joined.
#pragma once

#include <string>

#include "event/attendee.h"
#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

struct TwoRecordsView {
    const EventFacts& facts;
    Instant now;
    const Attendee& kept;     // whose details stay
    const Attendee& dropped;  // whose codes, badges and passes become the other's
    std::string problem;      // why it was not done
    bool is_waiting = false;
};

enum class TwoRecordsTouch { none, join, swap, back };

TwoRecordsTouch draw_two_records(Ui& ui, const TwoRecordsView& view);

}  // namespace lanyard
