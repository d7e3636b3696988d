// What comes on a room's stage, one after the other, with when each was to end and when it will.
#pragma once

#include <string_view>
#include <vector>

#include "event/stage_queue.h"

namespace lanyard {

struct RundownItem {
    Session session;
    Instant start{}, end{};  // as they are expected now
    Instant planned_end{};
    bool is_on = false;
    bool is_video = false;

    bool operator==(const RundownItem&) const = default;
};

// The first `most` sessions of the room, and of everybody, that are not over, in order. A video takes as long
// as it plays from where it is; one that waits late for Go, as if it were given now, and what follows moves
// as it would then. Cancelled ones are left out. `slots` have their turns.
std::vector<RundownItem> rundown(const std::vector<Session>& sessions, const std::vector<PlaybackSlot>& slots,
                                 std::string_view room, Instant now, std::size_t most);

}  // namespace lanyard
