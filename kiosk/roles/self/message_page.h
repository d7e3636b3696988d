// A page that tells one thing: icon, heading, sentence, the way to the desk, and one or two buttons.
#pragma once

#include <string>

#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

struct MessageView {
    std::string screen, state;
    Mood mood = Mood::neutral;
    Icon icon = Icon::person;
    std::string title, clock, countdown;  // in the band
    std::string heading, sentence;
    std::string way, way_caption;  // to the desk; "" where it need not be said
    std::string help;              // the button that asks for help; "" for none
    std::string done;              // the button that goes home
};

enum class MessageAction { none, done, get_help };

MessageAction draw_message(Ui& ui, const MessageView& view);

}  // namespace lanyard
