// What a board in the foyer or a sign at a room's door says of the day: now, next and later by room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

struct BoardRoom {
    std::string id, name, access;
    const Session* now = nullptr;
    std::vector<const Session*> also = {};  // that are on at the same time in this room
    const Session* next = nullptr;          // may be a cancelled one
    const Session* later = nullptr;         // after that, and never cancelled
};

// The rooms in which something is on or still to come at `now`, in the event's order, those it does not name
// behind them; with `room` only that one, even where nothing is left. What is everywhere is on in each room,
// and opens no room by itself. Points into `sessions`, which come sorted as from actual_programme.
std::vector<BoardRoom> board_rooms(const std::vector<Session>& sessions, const EventConfig& config,
                                   std::string_view room, Instant now);

// What one of several boards is for: a building's or a floor's rooms, some tracks; none: all of them.
struct BoardChoice {
    std::vector<std::string> rooms;   // names or ids; "K.*" is every room whose name begins with "K."
    std::vector<std::string> tracks;  // without regard to case

    bool is_all() const { return rooms.empty() && tracks.empty(); }
};
// The sessions that such a board goes by, in their order; those that are everywhere are on every board.
std::vector<Session> sessions_for_board(const std::vector<Session>& sessions, const EventConfig& config,
                                        const BoardChoice& choice);
// The first words of the choice that no session of the programme is meant by; "" where all are.
std::string unknown_in_choice(const std::vector<Session>& sessions, const EventConfig& config,
                              const BoardChoice& choice);

// Nothing is on in it, and nothing begins within the hour: it need not have a place of its own.
inline constexpr Milliseconds begins_soon = std::chrono::hours(1);
bool is_quiet(const BoardRoom& room, Instant now);

// The next that is everywhere and has not begun: the break that everybody waits for; nullptr for none.
const Session* next_for_everybody(const std::vector<Session>& sessions, Instant now);

// By how many whole minutes what is on, or what is next where nothing is, begins later than it was planned,
// in the room that is furthest behind; 0 where all keep their times.
int minutes_late(const std::vector<BoardRoom>& rooms);

}  // namespace lanyard
