// Every screen of the kiosk in every state, made up: for the test of their layout and for the gallery.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace lanyard::made_up {

struct ShownScreen {
    std::string name;  // "verdict_admitted", "find_me_no_match"
    std::function<void(Ui&)> draw;
    // Stands on a table before somebody who sits there all day: not lowered, letters not larger, and what is
    // touched lies wherever it likes.
    bool is_for_staff = false;
};

// `badge` is a picture for those that show one, 0 for none. The words are those of the current language when
// a screen is drawn.
std::vector<ShownScreen> every_screen(TextureId badge = 0);

}  // namespace lanyard::made_up
