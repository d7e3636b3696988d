// Known people first, then a free place, then the waiting list.
#include "desk/not_registered.h"

#include <algorithm>

#include "desk/find_me.h"

namespace lanyard {
namespace {

Result<RegisteredHere> admit_known(Desk& desk, const std::string& id, Instant now) {
    auto outcome = desk.check_in(id, now);
    if (!outcome) return outcome.error();
    return RegisteredHere{Registered::admitted, std::move(outcome).value()};
}

}  // namespace

std::optional<int> free_places(const EventConfig& config, const HeadCounts& counts, Instant now) {
    if (!config.capacity) return std::nullopt;
    const bool keeps = config.hold_until && now < *config.hold_until;
    const int taken = counts.arrived + (keeps ? counts.expected : 0);
    return std::max(0, *config.capacity - std::max(taken, counts.inside));
}

Result<RegisteredHere> register_here(Desk& desk, const WalkIn& person, Instant now) {
    if (desk.folder().config.find_by == FindBy::email && !person.email.empty()) {
        const auto known = find_me(desk, person.name, person.email);
        if (!known) return known.error();
        if (*known) return admit_known(desk, **known, now);
    }
    const auto counts = desk.counts();
    if (!counts) return counts.error();
    const auto free = free_places(desk.folder().config, *counts, now);
    if (free && *free == 0) {
        auto waiting = desk.put_on_waiting_list(person, now);
        if (!waiting) return waiting.error();
        return RegisteredHere{Registered::waiting_list, std::move(waiting).value()};
    }
    auto walked_in = desk.walk_in(person, now);
    if (!walked_in) return walked_in.error();
    Outcome outcome = std::move(walked_in).value().outcome;
    return RegisteredHere{lets_through(outcome.verdict) ? Registered::admitted : Registered::refused,
                          std::move(outcome)};
}

}  // namespace lanyard
