// What becomes of a person's badge, and how the screen says it.
#pragma once

#include <optional>
#include <string>

#include "desk/outcome.h"
#include "event_facts.h"
#include "print/print_queue.h"
#include "roles/self/messages.h"

namespace lanyard {

// Two lines; both empty where there is nothing to say.
struct BadgeWords {
    std::string heading, detail;
};

struct BadgeStory {
    BadgeWords words;
    bool shows_picture = false;  // the badge is coming out here, or has
    bool is_at_desk = false;     // it has to be fetched from the desk
    bool may_be_missed =
        false;  // the printer says that it has left: only who waits for it knows whether it has
};

// `print` is the newest of the scan's own job since its person last missed it.
BadgeStory badge_story(const Outcome& outcome, const std::optional<PrintNews>& print, MissedBadge missed,
                       const EventFacts& facts);

}  // namespace lanyard
