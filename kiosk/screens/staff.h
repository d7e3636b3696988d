// The staff's way in: a pad for the PIN, and the menu behind the corner.
#pragma once

#include <string>

#include "event/staff.h"
#include "ui/ui.h"

namespace lanyard {

enum class StaffPinState {
    asking,
    wrong,     // nobody's PIN
    no_badge,  // the code that was scanned is no badge of the staff
    failed,    // it could not be checked
};

struct StaffPinView {
    StaffPinState state = StaffPinState::asking;
    std::string& pin;        // as it is written; shown as dots
    std::string badge_name;  // whose badge was held up: theirs is asked for
    std::string clock;
    int wait_s = 0;  // until another may be tried
    bool is_waiting = false;
    bool may_leave = true;  // there is something to go back to
};

enum class StaffPinTouch { none, enter, back };
// Writes digits that are touched or typed into the view's `pin`.
StaffPinTouch draw_staff_pin(Ui& ui, const StaffPinView& view);

struct StaffMenuView {
    std::string name;  // who is signed in; "" where the event has no staff
    StaffRole role = StaffRole::staff;
    std::string clock;
    bool has_staff = false;
    int labels_on_roll = 0;    // of a new one for the printer here; 0: none is counted
    bool roll_is_new = false;  // somebody has just said so
};

enum class StaffMenuTouch { none, test_scanner, new_roll, sign_out, back };
StaffMenuTouch draw_staff_menu(Ui& ui, const StaffMenuView& view);

}  // namespace lanyard
