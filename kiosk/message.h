// What reaches the frame loop from outside, and how a role's own requests and news travel: the inbox and the
// desk's thread carry them and know nothing of them.
#pragma once

#include <any>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "event/announcement.h"
#include "event/evacuation.h"
#include "event/programme.h"
#include "event_facts.h"
#include "print/print_queue.h"

namespace lanyard {

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

// The day as it is now.
struct ProgrammeNews {
    std::shared_ptr<const std::vector<Session>> sessions;
};

// What everybody is told, whatever their screen is for.
struct NoticesNews {
    std::optional<Evacuation> evacuation;
    // Those that are over are among them.
    std::shared_ptr<const std::vector<Announcement>> announcements;
};

// What a role's answers tell its screens, of a kind that only the role knows: see roles/<role>/messages.h.
struct RoleNews {
    std::any news;

    // nullptr where it is of another kind
    template <class Kind>
    Kind* as() {
        return std::any_cast<Kind>(&news);
    }
};

using Message = std::variant<EventReady, EventTrouble, CodeRead, CameraNews, PrintNews, PrinterNews,
                             ProgrammeNews, NoticesNews, RoleNews>;

// The role's news where the message is some of this kind, else nullptr.
template <class Kind>
Kind* news_of(Message& message) {
    auto* of_role = std::get_if<RoleNews>(&message);
    return of_role ? of_role->as<Kind>() : nullptr;
}

// What a role asks of its answers, of a kind that only the role knows.
struct Request {
    std::any what;

    // nullptr where it is of another kind
    template <class Kind>
    const Kind* as() const {
        return std::any_cast<Kind>(&what);
    }
};

}  // namespace lanyard
