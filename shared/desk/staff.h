// Who works here: added and removed on the command line, told apart at a desk or door by their PIN.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/deed.h"
#include "desk/desk.h"
#include "event/pin_tries.h"
#include "event/staff.h"

namespace lanyard {

struct StaffToAdd {
    std::string name;
    StaffRole role = StaffRole::staff;
    std::string pin;
    std::string person;  // the attendee whose badge is theirs, "" for none
};

// A name that somebody of the staff has already is that member: role, PIN and badge are set anew. A PIN that
// is no PIN is an input error; one that another member has is refused.
Result<StaffMember> add_staff(Desk& desk, const StaffToAdd& staff, const Deed& deed);

// By name or id. Their PIN opens nothing from then on; what they did keeps their name.
Result<StaffMember> remove_staff(Desk& desk, std::string_view name_or_id, const Deed& deed);

// Without their PINs, in order of name.
Result<std::vector<StaffMember>> list_staff(Desk& desk);

// Whether desks and doors ask for a PIN at all.
Result<bool> has_staff(Desk& desk);

// Whose PIN this is; none: nobody's. `person` is the attendee whose badge was held up: then only that
// member's PIN will do. Takes about a tenth of a second.
Result<std::optional<StaffMember>> staff_with_pin(Desk& desk, std::string_view pin,
                                                  std::string_view person = {});

// Wrong PINs at this desk's check-in point, as the machine remembers them over restarts. `now` is of the
// clock that PinTries is asked by.
Result<PinTries> remembered_pin_tries(Desk& desk, Milliseconds now);
Result<void> remember_pin_tries(Desk& desk, const PinTries& tries, Milliseconds now);

// The member whose badge this attendee's is, or whose badge this code is on: one that was retired is
// nobody's.
Result<std::optional<StaffMember>> staff_with_badge(Desk& desk, std::string_view person);
Result<std::optional<StaffMember>> staff_with_code(Desk& desk, const std::string& code);

}  // namespace lanyard
