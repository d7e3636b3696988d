// A seat that was booked without a name: what name shall be printed? Of who holds up its code, or of a guest.
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
    std::string guest = {};  // "A guest of Ruth", of somebody who is brought; "" of who stands there alone
    bool is_last = true;     // of the guests who are asked about
};

FormAction draw_name_seat(Ui& ui, KeyboardState& keyboard, const NameSeatView& view);

}  // namespace lanyard
