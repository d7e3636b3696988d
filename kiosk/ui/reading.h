// What a screen says aloud: its words in reading order, then what can be done.
#pragma once

#include <string>

#include "ui/ui.h"

namespace lanyard {

// The whole screen: headings, sentences and cards, then the controls by name. Keys of the keyboard on the
// screen, the clock and the countdown are left out: they are said when the focus comes to them, or not at
// all.
std::string read_screen(const UiScreen& screen);

// One widget, as the focus comes to it: "Larger text, switch, on".
std::string read_widget(const Widget& widget);

// Tells screens apart that have to be read anew: another screen, state, or person.
std::string reading_key(const UiScreen& screen);

}  // namespace lanyard
