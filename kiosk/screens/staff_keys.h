// What each key does at desk and door: one key, one meaning, whatever page stands. Buttons, the line of help
// and the tests read this table; a page where a key's deed is not offered does nothing with it.
//
// Enter does what the large button says, or goes on to a form's next field; Escape goes back; arrows choose,
// the page keys turn a list that is longer than its place, Tab goes from button to button, Space ticks.
// Letters are the search's, unless a field has them.
#pragma once

#include <string>
#include <vector>

#include "screens/form_page.h"
#include "ui/ui.h"

namespace lanyard {

enum class StaffKey {
    today,
    help_call,
    owed,
    undo,
    print_badge,
    admit_badge_later,
    someone_else,
    correct,
    walk_in,
    more,
    tick_several,
    tick_all,
    tell_everybody,
    announce,
    release_seats,
    move_people,
    needed,
    wait_for_seat,
    came_out,
    did_not_come,
    new_roll,
    print_owed,   // all badges that are owed
    roll_call,    // everybody who is in the building
    refusals,     // the day's refusals, and who was let in all the same
    same_order,   // the others of a person's order
    arrange,      // workshop, ticket type, telephone and note
    history,      // all that happened to a person
    screen_keys,  // a keyboard on the screen
    sign_out,
    in_out,         // at a door: the next scan goes out, or comes in
    let_in_anyway,  // at a door
    badge_text,     // what stands on one print of a person's badge
    seen_to,        // what was done for a person who is to be told of, or walked with
    offer_1,        // of a form, in a row
    offer_2,
    offer_3,
    offer_4,
    explain,  // what each door knew of a person, beside their history
};

struct KeyMeaning {
    StaffKey means;
    UiKey key;
    const char* shown;  // "F9"
    // English, for tr(), of those that are always there; nullptr: a button says it where it counts.
    const char* in_help = nullptr;
};

const std::vector<KeyMeaning>& staff_keys();
const KeyMeaning& meaning_of(StaffKey means);

bool is_pressed(const Ui& ui, StaffKey means);
// "Walk-in  F9".
std::string with_key(const std::string& words, StaffKey means);
// The key stands on the button, under its words. True where it was touched, or its key was pressed.
bool staff_key_button(Ui& ui, Button button, const Rect& box, StaffKey means);
// Of a form's offers, one each.
std::vector<OfferKey> offer_keys();
// "8–14 of 31  Page ↓", of a list that the page keys turn; "" where all of its rows are seen.
std::string rows_to_turn(std::size_t first, std::size_t shown, std::size_t count);
// "F1 Today · F9 Walk-in …": those that are always there; signing out where somebody is signed in.
std::string help_line(bool is_signed_in);

}  // namespace lanyard
