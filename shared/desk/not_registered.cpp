// Known people first, then a free place, then the waiting list.
#include "desk/not_registered.h"

#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/find_me.h"
#include "desk/seats.h"

namespace lanyard {
namespace {

Result<RegisteredHere> admit_known(Desk& desk, const std::string& id, const Deed& deed) {
    auto outcome = check_in(desk, id, deed);
    if (!outcome) return outcome.error();
    return RegisteredHere{Registered::admitted, std::move(outcome).value()};
}

}  // namespace

Result<RegisteredHere> register_here(Desk& desk, const WalkIn& person, const Deed& deed) {
    if (desk.folder().config.find_by == FindBy::email && !person.email.empty()) {
        const auto known = find_me(desk, person.name, person.email);
        if (!known) return known.error();
        if (*known) return admit_known(desk, **known, deed);
    }
    const auto seats = seats_now(desk, deed.now);
    if (!seats) return seats.error();
    if (*seats && (*seats)->for_walk_ins() == 0) {
        auto waiting = put_on_waiting_list(desk, person, deed);
        if (!waiting) return waiting.error();
        return RegisteredHere{Registered::waiting_list, std::move(waiting).value()};
    }
    auto walked_in = walk_in(desk, person, deed, false);
    if (!walked_in) return walked_in.error();
    Outcome outcome = std::move(walked_in).value().outcome;
    return RegisteredHere{lets_through(outcome.verdict) ? Registered::admitted : Registered::refused,
                          std::move(outcome)};
}

}  // namespace lanyard
