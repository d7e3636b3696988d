// Whom a key or a touch of the desk means: the person whom the screen named when it came, by a card or a
// chosen row. What comes while an answer is on its way is kept until that is there, and done where they still
// stand as they were seen.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "roles/desk/desk.h"

namespace lanyard {

class SeenPerson {
  public:
    // Somebody who has waited longer has begun something else.
    static constexpr Milliseconds keeps_for{2'000};

    // Every frame, once it is drawn: whom it names, nullptr for nobody. False where what was pressed or let
    // go in this frame came down when another was named.
    bool drawn(const Attendee* person, const UiInput& input);

    // In place of what was kept before.
    void keep(const DeskAction& action, const Attendee& person, Milliseconds now);
    void forget() { kept_.reset(); }
    bool has_kept() const { return kept_.has_value(); }
    // What was kept, now that nothing is on its way and `open` stands there; none where it means somebody
    // else, or somebody who has come or gone since.
    std::optional<DeskAction> take(const Attendee* open, Milliseconds now);

  private:
    struct Kept {
        DeskAction action;
        std::string person;
        bool inside = false;
        AttendeeStatus status{};
        Milliseconds until{};
    };
    std::string drawn_, pressed_before_;  // ids, "" for nobody
    std::optional<Kept> kept_;
};

}  // namespace lanyard
