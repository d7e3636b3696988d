// Taking back what was done: a check-in, any other entry, or a whole deed that had several.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"

namespace lanyard {

class Desk;

struct Undone {
    std::vector<std::string> entries;
    std::string attendee;
};

// Takes back an entry by its id, or the newest standing check-in of an attendee. With a seat that was
// passed on goes what came of it: the one who came instead, and their check-in. A check-in whose claim is on
// its way to the hub is refused: it may be taken back once it counts.
Result<Undone> undo(Desk& desk, std::string_view attendee_or_entry, const Deed& deed,
                    std::string_view reason = {});

// All of a deed that had several entries, in one transaction; those that were taken back since stay so.
Result<Undone> undo_together(Desk& desk, const std::vector<std::string>& entries, const Deed& deed,
                             std::string_view reason = {});

}  // namespace lanyard
