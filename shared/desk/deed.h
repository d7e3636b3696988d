// Who does something at the event, and when. Every deed is told, so that nobody has to be set as its actor.
#pragma once

#include <string>

#include "base/instant.h"

namespace lanyard {

struct Deed {
    std::string actor;       // in every entry: "kiosk", "desk", "command line", a staff id
    bool organiser = false;  // may let people in when every seat is taken or kept
    Instant now{};           // the event's time
};

}  // namespace lanyard
