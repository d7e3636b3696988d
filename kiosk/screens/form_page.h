// A page with fields to write in, the keyboard for it, Back and the one thing to do; for staff also choices
// and things to take instead.
#pragma once

#include <functional>
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
    bool sends = false;     // Enter in it sends the form, though others follow
};

// One of several that is on, or any of them.
struct FormChoices {
    std::string id, label;             // "ticket_type", "Ticket type"; each has the id with _1, _2 …
    std::vector<std::string> options;  // none: there is no choice
    std::size_t chosen = 0;
    std::function<void(std::size_t)> choose;
    std::vector<bool> on = {};  // one for each option, where any of them may be: then `chosen` is nothing
};

struct OfferKey {
    UiKey key = UiKey::none;
    const char* shown = "";  // "Ctrl+1"
};

// Buttons that answer the form otherwise.
struct FormOffers {
    static constexpr std::size_t most = 4;

    std::string id, label;  // "similar", "Is it one of these?"; each has the id with _1, _2 …
    std::vector<std::string> offers;
    std::function<void(std::size_t)> take;
    std::vector<OfferKey> keys = {};  // one for each of the most; none: they are touched alone
};

struct FormView {
    std::string screen, state;
    std::string title, clock, countdown;  // in the band
    std::vector<FormField> fields;
    std::string note;               // under the fields
    bool note_alerts = false;       // it says that something did not work
    std::string help;               // the button that asks for help; "" for none
    std::string submit_id, submit;  // "": nothing can be sent, an offer has to be taken
    bool has_notice = false;        // "Your data" leads to it
    bool is_waiting = false;        // for the answer: nothing can be sent again
    FormChoices choices = {}, more_choices = {};
    FormOffers offers = {};
    bool for_staff = false;
};

enum class FormAction { none, submit, back, get_help, your_data };

FormAction draw_form(Ui& ui, KeyboardState& keyboard, const FormView& view);

}  // namespace lanyard
