// The day's exceptions in one place: who was not let in, and who was let in although the rules said no.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

class Desk;

struct DayException {
    Instant at{};
    std::string point;
    std::string verdicts;     // what stood against it: names, by a space
    bool was_let_in = false;  // all the same, for `reason`
    std::string reason;
    int times = 1;                           // of refusals of one code in a row
    std::string actor_name;                  // of staff; "" for other actors
    std::string person, name, organisation;  // "" of a code that nobody has
};

// Those of [from, to), the newest first: refused scans, and standing check-ins with a reason.
Result<std::vector<DayException>> exceptions_between(Desk& desk, Instant from, Instant to);

}  // namespace lanyard
