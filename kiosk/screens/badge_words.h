// What becomes of a person's badge, and how the screen says it.
#pragma once

#include <optional>
#include <string>

#include "desk/outcome.h"
#include "event/event_config.h"
#include "print/print_queue.h"

namespace lanyard {

// Two lines; both empty where there is nothing to say.
struct BadgeWords {
    std::string heading, detail;
};

// `print` is the newest of the scan's own job.
struct BadgeStory {
    BadgeWords words;
    bool shows_picture = false;  // the badge is coming out here, or has
    bool is_at_desk = false;     // it has to be fetched from the desk
};

BadgeStory badge_story(const Outcome& outcome, const std::optional<PrintNews>& print,
                       const CheckInPoint& point);

}  // namespace lanyard
