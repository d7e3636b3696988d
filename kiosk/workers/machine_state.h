// What is known of a program that shows the event on this machine: a kiosk, a door, a board.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "role_kind.h"

namespace lanyard {

enum class MachineTrouble {
    camera_missing,
    camera_black,
    camera_frozen,
    printer,    // `hindrance` says what; English, for tr()
    disk_full,  // nearly: what it writes down next may not fit
    silent,     // nothing was heard of it, and it did not say that it ends
};

struct MachineState {
    RoleKind role = RoleKind::self;
    std::string point;  // a check-in point's name, or a room's of a board or a stage; "" for a board of all
    std::vector<MachineTrouble> trouble;  // the worst first
    std::string hindrance;
    Instant heard{};  // by the machine's clock

    bool is_silent() const { return !trouble.empty() && trouble.front() == MachineTrouble::silent; }

    // When it was heard is no news.
    bool operator==(const MachineState& other) const {
        return role == other.role && point == other.point && trouble == other.trouble &&
               hindrance == other.hindrance;
    }
};

}  // namespace lanyard
