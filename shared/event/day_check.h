// What would go wrong on the day as its programme stands: two things at once where only one can be, and
// sessions that have less time than they were given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

enum class DayProblem {
    room_clash,     // two sessions at once in one room
    speaker_clash,  // one person in two sessions at once
    overrun,        // cut short by what must begin on time
    no_room,        // a session in a room that event.toml does not name
};
std::string_view day_problem_name(DayProblem problem);

struct DayFinding {
    DayProblem problem{};
    Instant at{};                // when it begins to be one
    std::string session, other;  // ids; other is the second of a clash, or what holds
    std::string words;           // a sentence without its full stop
};

// Of the sessions that touch `from` to `to`, in the order of their times. Cancelled sessions clash with
// nothing. `sessions` come sorted as from actual_programme.
std::vector<DayFinding> check_day(const std::vector<Session>& sessions, const EventConfig& config,
                                  Instant from, Instant to);

// Sentences about sessions that are at once in one room, at any time: at most so many, and then how many more
// there are. Screens show both while they are on.
inline constexpr std::size_t most_clashes_told = 5;
std::vector<std::string> room_clashes(const std::vector<Session>& sessions, const EventConfig& config);

}  // namespace lanyard
