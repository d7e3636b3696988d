// The day's exceptions at the desk: who was not let in and why, and who was let in all the same.
#pragma once

#include <string>

#include "event_facts.h"
#include "roles/desk/messages.h"
#include "ui/row_scroll.h"
#include "ui/ui.h"

namespace lanyard {

struct ExceptionsView {
    const EventFacts& facts;
    Instant now;
    const DayExceptions& exceptions;
    bool is_waiting = false;  // for them
    RowScroll& rows;
};

// `person`: whose card is to be opened; "" for nobody's.
struct ExceptionsAction {
    bool back = false;
    std::string person;
};

ExceptionsAction draw_desk_exceptions(Ui& ui, const ExceptionsView& view);

}  // namespace lanyard
