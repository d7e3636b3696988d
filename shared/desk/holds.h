// People whom a purge and an erasure leave out for a time: somebody has a right to what is kept of them, as
// in a claim.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"

namespace lanyard {

class Desk;

struct Hold {
    std::string person, name, reason;
    Instant until{};
};

// From now on and until then. The newest hold of a person counts. Wrong usage without a reason, or where it
// has ended already.
Result<void> hold(Desk& desk, std::string_view person, Instant until, const std::string& reason,
                  const Deed& deed);
// Refused where the person is not held.
Result<void> lift_hold(Desk& desk, std::string_view person, const Deed& deed);

// Those that have not ended, by name.
Result<std::vector<Hold>> holds_at(Desk& desk, Instant now);
// Of one person, whichever of their records was named.
Result<std::optional<Hold>> hold_of(Desk& desk, std::string_view person, Instant now);

}  // namespace lanyard
