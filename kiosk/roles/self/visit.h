// What one person before the kiosk has written, opened and been told; gone with them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/instant.h"
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
    bool no_match = false;                      // nobody was found by what was written
    bool is_incomplete = false;                 // one of the two was sent empty
    bool no_name = false;                       // a form was sent without a name
    bool on_waiting_list = false;               // the form was taken, and every place is
    bool has_agreed = false;                    // to hear of what the event offers, and is being thanked
    bool finds_to_opt_in = false;               // they look for themselves to answer what the event offers
    std::string seat;                           // the unnamed seat whose person is asked for a name
    bool is_of_guest = false;                   // who was brought, and is not asked on their own
    std::set<std::string> here;                 // companions who are ticked
    std::map<std::string, std::string> guests;  // by their seats: the names that were written for them
    bool nobody_is_here = false;                // they were to be checked in, and nobody was ticked
    std::vector<Outcome> brought;               // what came of them
    HelpAbout about = HelpAbout::help;
    std::optional<HelpState> help;    // none until the call was taken
    bool is_told = false;             // a desk shows the call
    Milliseconds help_since{};        // when it was taken
    bool language_is_listed = false;  // nobody chose it: the list says that they speak it
    MissedBadge missed = MissedBadge::none;
    ProgrammeState programme;
    std::string session;  // whose page is open
};

}  // namespace lanyard
