// Ids of two frames, and one deed that waits.
#include "roles/desk/seen_person.h"

#include <utility>

namespace lanyard {

bool SeenPerson::drawn(const Attendee* person, const UiInput& input) {
    const std::string before = std::exchange(drawn_, person ? person->id : "");
    if (input.pressed) pressed_before_ = before;
    return drawn_ == (input.released ? pressed_before_ : before);
}

void SeenPerson::keep(const DeskAction& action, const Attendee& person, Milliseconds now) {
    kept_ = {action, person.id, person.inside, person.status, now + keeps_for};
}

std::optional<DeskAction> SeenPerson::take(const Attendee* open, Milliseconds now) {
    const auto kept = std::exchange(kept_, std::nullopt);
    const bool is_as_seen = kept && now < kept->until && open && open->id == kept->person &&
                            open->inside == kept->inside && open->status == kept->status;
    return is_as_seen ? std::optional(kept->action) : std::nullopt;
}

}  // namespace lanyard
