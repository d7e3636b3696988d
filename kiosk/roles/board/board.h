// A board in the foyer or a sign at a room's door: now, next and later by room, to be read from 8 m.
#pragma once

#include <string>
#include <vector>

#include "event/board.h"
#include "event/programme.h"
#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

struct BoardView {
    const EventFacts& facts;
    const std::vector<Session>& sessions;
    std::string room;  // of a door sign, by name or id; "" is the board of all rooms
    Instant now;
    int page = 0;  // counts on for ever: the board shows it by the number of pages it has
};

// Draws one page of rooms; gives how many pages there are at this size, at least 1.
int draw_board(Ui& ui, const BoardView& view);

}  // namespace lanyard
