// What the screens need to know of the event; it does not change while the kiosk runs.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/system_clock.h"
#include "event/event_config.h"

namespace lanyard {

struct EventFacts {
    EventConfig config;
    CheckInPoint point;
    EventClock clock;
    double badge_shape = 0;  // a badge's width for its height
    std::filesystem::path folder = {};
    bool has_staff = false;  // as it was opened; GateNews says when that changes
    // On a new roll for the printer here; 0: there is no printer, or nobody has ever said.
    int labels_on_roll = 0;

    // The same in another language, as far as the event has it.
    EventFacts in(std::string_view language) const {
        const EventConfig translated = config.in(language);
        const CheckInPoint* here = translated.point(point.name);
        return {translated, here ? *here : point, clock, badge_shape, folder, has_staff, labels_on_roll};
    }
};

}  // namespace lanyard
