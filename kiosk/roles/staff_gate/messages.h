// What a staff member's way in asks of the desk's thread, and what it is told.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/instant.h"
#include "event/staff.h"

namespace lanyard {

struct OpenWithPin {
    std::string pin;
    std::string person;  // whose badge was held up: only their PIN will do; "" for anybody's
    Milliseconds now{};  // by the frame loop's clock
};
// A code held up where a PIN is asked for.
struct OpenWithBadge {
    std::string code;
};
struct SignOut {};
// Labels for the printer of whoever has the menu open.
struct LayInNewRoll {
    int labels = 0;
};
using GateRequest = std::variant<OpenWithPin, OpenWithBadge, SignOut, LayInNewRoll>;

struct GateNews {
    enum class What {
        staff,      // whether there is any has been looked up
        signed_in,  // `name`, as `role`
        signed_out,
        wrong_pin,  // another may be tried after `wait`
        too_soon,   // it was not looked at: another may be tried after `wait`
        badge,      // of `name`, who is staff: their PIN is wanted
        no_badge,   // of nobody of the staff
        failed,     // the machine could not say
        roll_laid_in,
    };
    What what = What::staff;
    bool has_staff = false;
    std::string name, person;
    StaffRole role = StaffRole::staff;
    Milliseconds wait{};
};

}  // namespace lanyard
