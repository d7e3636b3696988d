// A board in the foyer or a sign at a room's door: now, next and later by room, to be read from afar, and
// beside it what is announced.
#pragma once

#include <string>
#include <vector>

#include "event/announcement.h"
#include "event/board.h"
#include "event/programme.h"
#include "event_facts.h"
#include "roles/board/board_plan.h"
#include "ui/ui.h"

namespace lanyard {

// The pages as they were laid out last: that measures every room's words, and holds for a minute.
struct KeptPlan {
    std::string key;
    std::vector<BoardPage> pages;
};

struct BoardView {
    const EventFacts& facts;
    const std::vector<Session>& sessions;
    std::string room;  // of a door sign, by name or id; "" is the board of all rooms
    Instant now;
    int page = 0;  // counts on for ever: the board shows it by the number of pages it has
    std::vector<Announcement> announcements = {};  // that are on
    int announcement_page = 0;                     // counts on like the other
    std::string announcement_heading = {};
    KeptPlan* kept = nullptr;  // of these sessions
};

// Draws one page of rooms; gives how many pages there are at this size, at least 1.
int draw_board(Ui& ui, const BoardView& view);

}  // namespace lanyard
