// Holds a drawn screen to what hands and eyes need (DESIGN, section 5): sizes in millimetres on the panel,
// contrast by WCAG 2.1.
#pragma once

#include <string>
#include <vector>

#include "ui/ui.h"

namespace lanyard {

struct Shortfall {
    std::string what;  // the control's id or the words
    std::string why;   // "17.2 mm high", "contrast 4.6"
};

// Controls under 18 mm (keys 15 mm), words with less contrast to their ground than 7:1, and controls' edges
// with less than 3:1 to what is around them. Empty for a screen that is as it should be.
std::vector<Shortfall> shortfalls(const UiScreen& screen, const Theme& theme, Mood mood);

}  // namespace lanyard
