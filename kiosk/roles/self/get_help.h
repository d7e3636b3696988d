// The desk has been told, and then: someone is coming. Where no desk is open, or nobody answers, the way to
// it.
#pragma once

#include "event/help_call.h"
#include "event_facts.h"
#include "roles/self/message_page.h"

namespace lanyard {

struct GetHelpView {
    const EventFacts& facts;
    HelpAbout about = HelpAbout::help;
    std::optional<HelpState> state;  // none while the call is being made
    // Whether somebody may be expected: a desk shows the call, and has not left it without an answer for
    // long.
    enum class Desk { shows_it, is_silent, is_closed } desk = Desk::shows_it;
    Instant now{};
    std::string countdown;
};

// True where the person is done with it.
bool draw_get_help(Ui& ui, const GetHelpView& view);

}  // namespace lanyard
