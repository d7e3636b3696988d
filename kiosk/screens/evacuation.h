// What stands over every other screen while the building is left: the way out, in the event's languages.
#pragma once

#include <string>
#include <vector>

#include "event/event_config.h"
#include "ui/ui.h"

namespace lanyard {

// More languages than this would make the letters too small for a board.
inline constexpr std::size_t most_languages_at_once = 3;

// What is said in one language.
struct WayOut {
    std::string heading, sentence, meet;  // meet: where, "" where the event does not say
    std::string later;                    // about check-in; "" on a board
};
// In the current language, which `words` are in: the event's own where it has some.
WayOut way_out(const EvacuationWords& words, bool is_kiosk);

// `ways`, one a language, at least one.
void draw_evacuation(Ui& ui, const std::vector<WayOut>& ways);

}  // namespace lanyard
