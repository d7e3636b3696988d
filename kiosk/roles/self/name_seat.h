// A seat that was booked without a name: what name shall be printed?
#pragma once

#include "event_facts.h"
#include "screens/form_page.h"

namespace lanyard {

struct NameSeatView {
    const EventFacts& facts;
    EditLine& name;
    bool is_waiting = false;
    Instant now{};
    std::string countdown;
};

FormAction draw_name_seat(Ui& ui, KeyboardState& keyboard, const NameSeatView& view);

}  // namespace lanyard
