// The day at the desk: the building's seats, who waits for one, sessions that do not take place, whom the
// programme needs and has not, and the other machines.
#pragma once

#include <string>

#include "event_facts.h"
#include "roles/desk/messages.h"
#include "roles/desk/words.h"
#include "ui/row_scroll.h"
#include "ui/ui.h"

namespace lanyard {

struct TodayView {
    const EventFacts& facts;
    Instant now;
    const DeskOverview& news;
    int count = 0;            // seats that would be given now, at most what may be
    bool is_waiting = false;  // for an answer
    Notice notice;
    bool may_undo = false;  // what was given last
    RowScroll& waiting;     // where each list is seen from
    RowScroll& needed;
};

enum class TodayTouch {
    none,
    fewer,
    more,
    release,
    person,
    cancelled,
    everybody,
    new_roll,
    roll_call,
    refusals,
    undo,
    back
};

struct TodayAction {
    TodayTouch touch = TodayTouch::none;
    std::string person;     // of `person`: whom to open
    std::size_t index = 0;  // of `cancelled`: which of the news
};

TodayAction draw_desk_today(Ui& ui, const TodayView& view);

}  // namespace lanyard
