// Find my name: name and a second thing, and nothing shown while they are typed.
#pragma once

#include "event_facts.h"
#include "screens/form_page.h"

namespace lanyard {

struct FindMeView {
    const EventFacts& facts;
    EditLine& name;
    EditLine& second;
    bool no_match = false;       // the last try found nobody
    bool is_incomplete = false;  // one of the two was sent empty
    bool is_waiting = false;  // for the answer
    Instant now{};
    std::string countdown;  // said in the band before the form is cleared
};

FormAction draw_find_me(Ui& ui, KeyboardState& keyboard, const FindMeView& view);

}  // namespace lanyard
