// What a room's door is open for: which session it lets people in to, and since when those who came in came
// for it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/programme.h"

namespace lanyard {

// A room's door lets people in to what begins within this time.
inline constexpr Milliseconds doors_open_before = std::chrono::minutes(30);
// People come early for what follows at once: who came in this long before a session came for it.
inline constexpr Milliseconds changeover = std::chrono::minutes(10);

struct DoorSession {
    const Session* session = nullptr;  // nullptr: nothing is on, and nothing begins soon
    // Who came in before this came for what was before, and does not count as inside; none: nothing was.
    std::optional<Instant> since;
    const Session* next = nullptr;  // of the room itself, after `session`; never a cancelled one
};

// `sessions` come from actual_programme, and the answer points into them; `room` is an id. Talks that follow
// one another without a pause are one sitting, through which people stay; a workshop is always one of its
// own. Somebody who is enrolled not in the workshop that is about to end, but in the one behind it, has come
// for that: `enrolled` are the ids of their sessions.
DoorSession door_session(const std::vector<Session>& sessions, std::string_view room, Instant now,
                         const std::vector<std::string>& enrolled = {});

}  // namespace lanyard
