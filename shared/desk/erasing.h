// Erasing: what was asked for by the person it is about, and what goes by itself because nobody has a use for
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"

namespace lanyard {

class Desk;

struct Erased {
    std::vector<std::string>
        records;                     // ids: of the person, and of what imports that do not count knew of them
    std::vector<std::string> alike;  // people who stay and whom a list would name the same: perhaps a double
};

// Drops what is personal of everybody that this person is here (doubles, and what imports say that were
// killed or taken back) and, by the entries, wherever the journal goes. A keyed mark stays of how lists name
// them, so that an import does not bring them back. Copies of the event are for desk/event_copies. Refused of
// somebody who is held (desk/holds).
Result<Erased> erase(Desk& desk, std::string_view person, const Deed& deed);

// How long an import that was taken back, or that never came to its end, keeps its people: until then it may
// have been a mistake.
inline constexpr Milliseconds abandoned_imports_stay = std::chrono::hours(24);

// Drops the people of imports that have not counted for that long, but for those who have come all the same.
// Cheap where there are none. For whoever opens the event, and whoever has time.
Result<void> drop_abandoned_imports(Desk& desk);

}  // namespace lanyard
