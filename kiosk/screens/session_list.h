// Touchable sessions in columns; pages instead of scrolling, which nobody has to know how to do.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "event/programme.h"
#include "event_facts.h"
#include "ui/ui.h"

namespace lanyard {

// What sessions that follow each other stand under.
struct ListHeading {
    std::string id, words;

    bool operator==(const ListHeading&) const = default;
};

struct SessionListView {
    const EventFacts& facts;
    const std::vector<const Session*>& sessions;
    Instant now{};
    bool says_date = false;  // of each: the event has several days
    int columns = 1;
    std::function<ListHeading(const Session&)> heading = {};  // none: no headings
    // Pages may be chosen by the time that they begin with; else one goes from each to the next.
    bool jumps = false;
};

// Draws the page in `place`, and where there are more the way to them; `page` is kept within what there is.
// Gives the id of the session that was touched, "" for none.
std::string draw_session_list(Ui& ui, const SessionListView& view, int& page, const Rect& place);

// "‹ Earlier", "Page 5 of 39" and "More ›" at the foot of what has pages.
float pager_height(Ui& ui, float width, int pages);
void draw_pager(Ui& ui, const Rect& row, int& page, int pages);

// "09:30–10:15 · Great Hall", with what has become of it, and with its date where that is said.
std::string session_line(const Session& session, const EventConfig& config, Instant now, bool says_date);

// "09:30–10:15", with its date and with what has become of it.
std::string session_hours(const Session& session, const std::string& zone, Instant now, bool says_date);

}  // namespace lanyard
