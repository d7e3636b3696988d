// Announcements on a board, beside its rooms. Long ones are shown in parts, one after the other, never cut.
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
    std::string heading = {};  // "Announcement · Annonce", in the event's languages
    int page = 0;              // counts on for ever: the board shows it by the number of pages it has
};

// What stands over them, in each of these languages once; `catalogues` is where their words are.
std::string announcement_heading(const std::vector<std::string>& languages, const std::string& catalogues);

// Draws one page as a card in `place`; gives how many pages all of them have at this size.
int draw_announcements(Ui& ui, const AnnouncementView& view, const Rect& place);

}  // namespace lanyard
