// What the workers and devices tell the frame loop: everything that reaches the screens from outside.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "base/result.h"
#include "base/system_clock.h"
#include "desk/outcome.h"
#include "event/event_config.h"
#include "print/print_queue.h"
#include "ui/textures.h"

namespace lanyard {

// What the screens need to know of the event; it does not change while the kiosk runs.
struct EventFacts {
    EventConfig config;
    CheckInPoint point;
    EventClock clock;
    double badge_shape = 0;  // a badge's width for its height
};

struct EventReady {
    std::shared_ptr<const EventFacts> facts;
};

// The event cannot be used yet; it is tried again, and EventReady follows when it can.
struct EventTrouble {
    Error error;
};

struct CodeRead {
    std::string text;
};

enum class CameraState {
    looking,
    missing,  // it cannot be opened, or stopped giving pictures
    black,    // it gives black ones
    frozen,   // it gives the same one again and again
};

struct CameraNews {
    CameraState state = CameraState::looking;
    bool is_live = false;      // a camera, not a clip: its pictures must not be kept
    std::string problem = {};  // for staff, where something is wrong: what it is and what to do
};

struct NextSession {
    std::string title;
    Instant start{};
    std::string place;  // "Great Hall, up the stairs or by the lift"; may be empty
};

struct Decided {
    long long request = 0;  // counts scans
    Outcome outcome;
    std::optional<NextSession> next;
};

struct BadgeDrawn {
    long long request = 0;  // of the scan it belongs to
    Pixels pixels;
};

using Message = std::variant<EventReady, EventTrouble, CodeRead, CameraNews, Decided, BadgeDrawn, PrintNews>;

}  // namespace lanyard
