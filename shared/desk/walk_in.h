// People who come without a registration, and those who come instead of somebody who has one.
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

struct WalkIn {
    std::string name, given_name, family_name, organisation, email, ticket_type;
    std::string blank_badge = {};         // the code of the one that they were given (desk/blank_badges)
    std::optional<Instant> entered = {};  // when this is written down, where they came earlier (desk/door)
};

struct Similar {
    std::string id, name, organisation;
};

struct WalkInOutcome {
    Outcome outcome;
    std::vector<Similar> similar;  // people known already who may be the same
};

// Without `looks_for_similar` nobody is compared with everybody: for a desk that has seen who is similar.
// Where no seat is left for walk-ins (event/seats) the verdict is `full`, and nothing is written; with
// `anyway` an organiser lets them in all the same, for this reason.
Result<WalkInOutcome> walk_in(Desk& desk, const WalkIn& person, const Deed& deed,
                              bool looks_for_similar = true, const std::optional<std::string>& anyway = {});
// Written down without being let in: `pending` until somebody finds them a place.
Result<Outcome> put_on_waiting_list(Desk& desk, const WalkIn& person, const Deed& deed);
// A new person takes over ticket type, sessions, and that it is `pending`, of `from`, never needs, answers or
// consents; the old code is worth nothing from now on. `here`: the new person stands at the desk and is
// admitted, and where they are not let in nothing is written; else they are only written down, and the
// verdict is `replaced`. `anyway`: why they are let in although the rules say no; "": they are not.
Result<WalkInOutcome> substitute(Desk& desk, std::string_view from, const WalkIn& to, bool here,
                                 const Deed& deed, bool looks_for_similar = true,
                                 const std::string& anyway = {});

}  // namespace lanyard
