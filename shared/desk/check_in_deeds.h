// What people do at a check-in point: a code held up, a person chosen, a group let in together.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"
#include "desk/outcome.h"

namespace lanyard {

class Desk;

struct CheckInRequest {
    bool leaving = false;      // scan out
    bool drops_badge = false;  // of who leaves: the badge goes into a box there
    std::string point;         // "" is the desk's own
    bool print = true;         // make a badge where the options and the ticket type say so
    // Decided as a kiosk decides: what only staff may allow is left for them to allow.
    bool as_kiosk = false;
    // Let in although the rules say no, as far as whoever does it may (event/check_in's who_may_set_aside),
    // for this reason; a blank one is none. Who did it, which verdicts were set aside and why are in the
    // check-in.
    std::optional<std::string> anyway = {};
    std::optional<Instant> entered = {};  // DoorRequest's (desk/door)
};

// A usage error where nobody could pass like this: no such point, or a way out of what is given out once.
Result<void> accepts(Desk& desk, const CheckInRequest& request);
// Refused where whoever this is, by id or code, has never come in: whoever writes down that they go has the
// wrong person. A door that sees them go records it, for another may have let them in.
Result<void> has_come(Desk& desk, const std::string& who);
// A code held up or typed. Never throws and never fails to answer: what goes wrong is could_not_check.
Outcome scan(Desk& desk, std::string_view text, const Deed& deed, const CheckInRequest& request = {});
// For a moment without people: takes up what a hub has answered too late. Each scan does so, too.
void settle_late(Desk& desk);
// Staff chose the person. An id that nobody has is an input error.
Result<Outcome> check_in(Desk& desk, std::string_view person, const Deed& deed,
                         const CheckInRequest& request = {});

// Staff chose several who came together: one transaction, badges in order of family name. Who cannot be let
// in has the reason in their outcome, and does not keep the others out.
Result<std::vector<Outcome>> check_in_group(Desk& desk, const std::vector<std::string>& people,
                                            const Deed& deed);

}  // namespace lanyard
