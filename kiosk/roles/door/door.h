// A room's door: what is on, how many are in and may come in, in numbers that read from 3 m; and of the last
// scan whether they come in. Where something is given out once: how many had it, and what this one gets.
#pragma once

#include <string>
#include <vector>

#include "event_facts.h"
#include "roles/door/messages.h"
#include "ui/edit_line.h"
#include "ui/keyboard.h"
#include "ui/row_scroll.h"
#include "ui/ui.h"

namespace lanyard {

struct DoorView {
    const EventFacts& facts;
    Instant now;
    std::string room;  // its name
    const RoomNow& state;
    bool leaving = false;                // the next scan goes out
    const PassedDoor* passed = nullptr;  // the last, while it stands
    bool taken_back = false;             // it was, just now
    EditLine& search;
    const std::vector<Attendee>& found;
    std::size_t selected = 0, further = 0;
    bool nothing_found = false;
    bool shows_keyboard = false;
    KeyboardState& keyboard;
    std::string not_read = {};  // why nobody could be looked for, "" where that could be done
    bool is_checking = false;   // a pass is being decided, and takes its time
    bool may_let_in = false;    // whoever was refused, by who stands at the door
    RowScroll* rows = nullptr;  // where the found are seen from; nullptr: from the first
};

enum class DoorTouch { none, search, row, direction, anyway, undo };

struct DoorAction {
    DoorTouch touch = DoorTouch::none;
    std::size_t row = 0;
    bool entered = false;  // Enter was pressed in the search
};

// What is said of the last scan: a word to be read from afar, a sentence, and which mood.
struct DoorWords {
    std::string headline, sentence;
    Mood mood = Mood::neutral;
};
// `here` is the area of this door; nullptr where event.toml has none.
DoorWords door_words(const PassedDoor& passed, const Area* here, Instant now, std::string_view zone);

DoorAction draw_door(Ui& ui, const DoorView& view);

}  // namespace lanyard
