// A filled fix list as new values of the list, which hold until the list itself says something new.
#pragma once

#include <string>
#include <vector>

#include "event/registration_merge.h"
#include "formats/fix_list.h"

namespace lanyard {

// One person's corrected values, and what the list said there before.
struct CorrectedPerson {
    std::string person;
    RegistrationFields fields, replaced;
};

struct CorrectionOutcome {
    ListComparison comparison;  // changed and unchanged rows; `writes` for the report
    std::vector<CorrectedPerson> people;
    std::vector<RejectedRow> rejected;
};

// Pure. A corrected name brings its parts with it and makes a seat somebody's; two that were swapped change
// places. What is not a status word, or an id that nobody has, is rejected with its line.
CorrectionOutcome correct_list(const std::vector<ListCorrection>& corrections,
                               const KnownRegistrations& known);

}  // namespace lanyard
