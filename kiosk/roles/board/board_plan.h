// Which rooms stand on which page of a board, and where: as many as have room in letters that can be read.
#pragma once

#include <vector>

#include "roles/board/room_cards.h"

namespace lanyard {

// Everybody who waits for a room sees it within this time, where letters and reading allow it.
inline constexpr Milliseconds board_cycle{60'000};
// Long enough to read two rooms' cards from afar, and at the least to find a room and read it.
inline constexpr Milliseconds board_page_usual{10'000}, board_page_least{6'000};
// How long each of so many pages stands.
Milliseconds board_page_time(int pages);

struct PlacedRoom {
    std::size_t room = 0;  // among the board's
    RoomLook look = RoomLook::full;
    Rect box;
    float shrunk = 1;  // below 1 where it has no room even alone
};
struct BoardPage {
    std::size_t first = 0;  // how many rooms stand before it
    std::vector<PlacedRoom> rooms;
};

// Rooms keep their order; those in which nothing is soon come behind the others, a line each, where not all
// of them have room as they are drawn. The largest look is taken that comes round in a cycle; else the
// smallest. `rooms` are at least one, and so are the pages.
std::vector<BoardPage> plan_board(Ui& ui, RoomCards& cards, const std::vector<BoardRoom>& rooms,
                                  const Rect& place, Instant now);

}  // namespace lanyard
