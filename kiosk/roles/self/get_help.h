// The desk has been told, and then: someone is coming.
#pragma once

#include "event/help_call.h"
#include "event_facts.h"
#include "roles/self/message_page.h"

namespace lanyard {

struct GetHelpView {
    const EventFacts& facts;
    HelpAbout about = HelpAbout::help;
    std::optional<HelpState> state;  // none while the desk is being told
    Instant now{};
    std::string countdown;
};

// True where the person is done with it.
bool draw_get_help(Ui& ui, const GetHelpView& view);

}  // namespace lanyard
