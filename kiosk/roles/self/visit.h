// What one person before the kiosk has written, opened and been told; gone with them.
#pragma once

#include <optional>
#include <string>

#include "event/help_call.h"
#include "event_facts.h"
#include "roles/self/messages.h"
#include "screens/programme.h"
#include "ui/edit_line.h"
#include "ui/keyboard.h"

namespace lanyard {

struct Visit {
    EditLine name, second, organisation, email;
    KeyboardState keyboard;
    bool no_match = false;         // nobody was found by what was written
    bool no_name = false;          // a form was sent without a name
    bool on_waiting_list = false;  // the form was taken, and every place is
    bool finds_to_opt_in = false;  // they look for themselves to answer what the event offers
    std::string seat;              // the unnamed seat whose person is asked for a name
    HelpAbout about = HelpAbout::help;
    std::optional<HelpState> help;  // none until the desk has been told
    MissedBadge missed = MissedBadge::none;
    ProgrammeState programme;
    std::string session;  // whose page is open
};

}  // namespace lanyard
