// Taking back what was done: a check-in, any other entry, or a whole deed that had several.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"
#include "event/attendee.h"

namespace lanyard {

class Desk;

struct Undone {
    std::vector<std::string> entries;
    std::string attendee;
    // Who is in the building and would be on no roll call any more. Then nothing was taken back: somebody has
    // to say what about them (AboutInsider).
    std::vector<Attendee> inside = {};
    // Whether they may stay without what is taken back: they have come instead of somebody.
    bool may_stay = false;
};

// What about somebody who is in the building by what is taken back.
enum class AboutInsider {
    ask,
    stays,       // in the building, and registered: a seat that was passed on to them goes back without them
    never_came,  // it was a mistake: their check-ins are taken back, too
};
std::optional<AboutInsider> about_insider_from_name(std::string_view name);  // "stays", "never-came"

// Takes back an entry by its id, or the newest standing check-in of an attendee. With a seat that was
// passed on goes the registration of the one who was to come instead, unless they have come, and whatever
// they passed on in their turn. An undo is taken back with everything that was taken back by the same deed:
// all of it is done again, only a badge that was dropped is owed. A check-in whose claim is on its way to the
// hub is refused: it may be taken back once it counts.
Result<Undone> undo(Desk& desk, std::string_view attendee_or_entry, const Deed& deed,
                    std::string_view reason = {}, AboutInsider about_insider = AboutInsider::ask);

// All of a deed that had several entries, in one transaction; those that were taken back since stay so.
Result<Undone> undo_together(Desk& desk, const std::vector<std::string>& entries, const Deed& deed,
                             std::string_view reason = {});

}  // namespace lanyard
