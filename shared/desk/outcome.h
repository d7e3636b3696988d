// What came of one scan or one deed of the desk, as screens and the command line show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/attendee.h"
#include "event/check_in.h"

namespace lanyard {

// The check-in that stands already, when somebody comes a second time.
struct Earlier {
    Instant at{};
    std::string point;
    std::string node;
};

struct Outcome {
    Verdict verdict = Verdict::could_not_check;
    std::optional<Attendee> attendee;  // whom the code belongs to, where somebody
    Instant at{};
    std::string point;
    std::optional<Earlier> earlier;
    std::string entry;                         // the entry that was recorded, "" where none was
    long long print_job = 0;                   // the badge's job on this node, 0 for none
    std::string badge_code;                    // the code on that badge
    BadgeSetting badge = BadgeSetting::print;  // how this person gets a badge
    std::string collect_table;                 // the table where it lies, for BadgeSetting::collect
    bool asks_name = false;  // an unnamed seat that would be let in, once it is known whose name to print
    std::vector<Verdict> set_aside = {};        // what the rules said of somebody who was let in all the same
    SetAsideBy let_in_by = SetAsideBy::nobody;  // of a refusal: who may let them in all the same
    std::vector<std::string> ticket_days = {};  // of wrong_day: those that the ticket is for, "2017-11-10"
    bool drops_badge = false;                   // of who leaves: the badge goes into the box there
    bool repeated = false;  // the same code at the same point within 60 s: nothing was recorded
    std::string problem;    // could_not_check: what failed, for staff and the log
};

}  // namespace lanyard
