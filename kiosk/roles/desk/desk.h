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
#include "ui/row_scroll.h"
#include "ui/ui.h"

namespace lanyard {

// What the card of a person shows under their name.
enum class CardPage {
    details,
    needs,    // what they need, too
    more,     // flags, and what is done seldom
    history,  // all that happened
    arrange,  // workshop, ticket type, telephone and note
};

// One that "Less" leads back from.
constexpr bool is_page_of_its_own(CardPage page) {
    return page != CardPage::details && page != CardPage::needs;
}

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
    CardPage page = CardPage::details;
    Notice notice;
    // The event.
    const DeskOverview& news;
    std::string hindrance;  // of the printer; English, for tr()
    std::optional<Evacuation> evacuation = {};
    std::string staff = {};            // who works here, "" for nobody in particular
    bool may_wait = false;             // for a seat: this person, a ticket-holder
    std::string forewarning = {};      // of the printer; English, for tr()
    AskedList list = AskedList::none;  // what the found are, where no words were searched for
    bool has_chosen = true;            // one of the found is open, or on the way
    RowScroll* rows = nullptr;         // where the found are seen from, else from first_row
    RowScroll* card_rows = nullptr;    // where what the card lists is seen from
    const std::vector<Session>* programme = nullptr;
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
    badge_text,  // the words of one print
    seen_to,     // what next_to_see_to() gives was done
    reinstate,
    same_order,
    history,      // all of it, or no more
    arrange,      // the page for it, or no more
    ticket_type,  // `row` of event.toml's
    workshop,     // `row` of workshops_offered
    phone,
    note,
    explain,       // what each door knew
    history_line,  // `row`, to be taken back or done again
    print_owed,
    roll_call,
};

struct DeskAction {
    DeskTouch touch = DeskTouch::none;
    std::size_t row = 0;
    Flag flag{};
    bool entered = false;  // Enter was pressed in the search
};

// False where nobody comes in by a key: while the building is left, and whose seat is somebody else's.
bool may_check_in(const Attendee& person, bool is_evacuating);
// How many rows of the found there is room for, at the last drawing's size.
std::size_t desk_rows(const Ui& ui, const DeskView& view);

DeskAction draw_desk(Ui& ui, const DeskView& view);

}  // namespace lanyard
