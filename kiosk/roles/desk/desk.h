// The registration desk: what is searched for and who was found on one side, one person on the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/evacuation.h"
#include "event_facts.h"
#include "roles/desk/messages.h"
#include "roles/desk/words.h"
#include "ui/edit_line.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace lanyard {

struct DeskView {
    const EventFacts& facts;
    Instant now;
    // What was searched for, and what came of it.
    EditLine& search;
    const std::vector<Attendee>& found;
    std::size_t further = 0;    // found too, and not among them
    std::size_t selected = 0;   // of the found
    std::size_t first_row = 0;  // of the found that is shown
    bool nothing_found = false;
    bool ticks = false;                      // several are being ticked
    const std::vector<std::string>& ticked;  // ids
    bool shows_keyboard = false;
    KeyboardState& keyboard;
    // One person; nullptr: nobody is open.
    const PersonCard* card = nullptr;
    bool shows_needs = false, shows_more = false;
    Notice notice;
    // The event.
    const DeskOverview& news;
    std::string hindrance;  // of the printer; English, for tr()
    std::optional<Evacuation> evacuation = {};
    std::string staff = {};        // who works here, "" for nobody in particular
    bool may_wait = false;         // for a seat: this person, a ticket-holder
    std::string forewarning = {};  // of the printer; English, for tr()
};

enum class DeskTouch {
    none,
    search,  // the field itself: whoever touches it has no keys
    row,     // `row` says which of the found
    tick_several,
    tick_all,
    admit_group,
    more_rows,
    walk_in,
    help_call,
    came_out,  // the badge that is asked about
    did_not_come,
    new_roll,
    everybody,  // what everybody is told
    owed,
    today,
    missing,  // the strip of whom the programme needs
    trouble,  // the strip of other machines, and of sessions that do not take place
    wait_for_seat,
    needed,
    check_in,
    admit_badge_later,
    someone_else,
    correct,
    undo,
    print_again,
    more,
    needs,
    flag,  // `flag`, to be changed
    same_person,
    reinstate,
};

struct DeskAction {
    DeskTouch touch = DeskTouch::none;
    std::size_t row = 0;
    Flag flag{};
    bool entered = false;  // Enter was pressed in the search
};

// How many rows of the found there is room for, at the last drawing's size.
std::size_t desk_rows(const Ui& ui, const DeskView& view);

DeskAction draw_desk(Ui& ui, const DeskView& view);

}  // namespace lanyard
