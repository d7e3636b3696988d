// Whoever is on no list: a short form where the event has one, the waiting list, or the way to the desk.
#pragma once

#include "event_facts.h"
#include "roles/self/message_page.h"
#include "screens/form_page.h"

namespace lanyard {

struct NotRegisteredView {
    const EventFacts& facts;
    EditLine& name;
    EditLine& organisation;
    EditLine& email;
    bool no_name = false;     // it was sent without a name
    bool is_waiting = false;  // for the answer
    Instant now{};
    std::string countdown;
};

FormAction draw_not_registered(Ui& ui, KeyboardState& keyboard, const NotRegisteredView& view);

// Every place is taken: they are on the waiting list.
MessageAction draw_on_waiting_list(Ui& ui, const EventFacts& facts, Instant now,
                                   const std::string& countdown);

// The event has no form: the desk registers people.
MessageAction draw_register_at_desk(Ui& ui, const EventFacts& facts, Instant now,
                                    const std::string& countdown);

}  // namespace lanyard
