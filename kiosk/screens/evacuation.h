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
// In the current language, which is called `language`: the event's own words where it has some.
WayOut way_out(const EvacuationWords& words, const std::string& language, bool is_kiosk);

// `ways`, one a language, at least one.
void draw_evacuation(Ui& ui, const std::vector<WayOut>& ways);

}  // namespace lanyard
