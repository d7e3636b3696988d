// A page with one to three fields to write in, the keyboard for it, Back and the one thing to do.
#pragma once

#include <string>
#include <vector>

#include "ui/edit_line.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace lanyard {

struct FormField {
    std::string id, label;
    EditLine* line = nullptr;
    bool capitals = false;  // words begin with a capital: names
};

struct FormView {
    std::string screen, state;
    std::string title, clock, countdown;  // in the band
    std::vector<FormField> fields;
    std::string note;          // under the fields
    bool note_alerts = false;  // it says that something did not work
    std::string help;          // the button that asks for help; "" for none
    std::string submit_id, submit;
    bool has_notice = false;  // "Your data" leads to it
    bool is_waiting = false;  // for the answer: nothing can be sent again
};

enum class FormAction { none, submit, back, get_help, your_data };

FormAction draw_form(Ui& ui, KeyboardState& keyboard, const FormView& view);

}  // namespace lanyard
