// Opens the event that the kiosk was asked for: on the event itself, or on a scratch copy for a day
// rehearsed.
#pragma once

#include <memory>

#include "base/system_clock.h"
#include "options.h"
#include "store/event_copy.h"
#include "store/event_folder.h"

namespace lanyard {

struct OpenedEvent {
    std::unique_ptr<EventCopy> scratch;  // nullptr where it is the event itself
    EventFolder folder;
    EventClock clock;
};

// An event at another time is a rehearsal: unless it is a sample, or `--really` was said, its check-ins go to
// a copy.
Result<OpenedEvent> open_event(const Options& options);

}  // namespace lanyard
