// Announcements: over a board's pages, and a part of one as a line on the welcome screen. Long ones are shown
// in parts, one after the other, and never cut.
#pragma once

#include <string>
#include <vector>

#include "event/announcement.h"
#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

struct AnnouncementView {
    const EventFacts& facts;
    const std::vector<Announcement>& announcements;  // that are on, at least one
    Instant now;
    int page = 0;  // counts on for ever: the board shows it by the number of pages it has
};

// Draws one page on a board; gives how many pages all of them have at this size.
int draw_announcements(Ui& ui, const AnnouncementView& view);

}  // namespace lanyard
