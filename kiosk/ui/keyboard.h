// A keyboard on the screen, for a panel without one: letters by language, digits, @, and every accent.
//
// A key that is held shows its letter's accents in place of the letters; so does the accents key, with the
// next letter that is touched. Where ten keys in a row would be under 15 mm, the letters lie from A to Z in
// as many columns as there is room for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/edit_line.h"
#include "ui/ui.h"

namespace lanyard {

inline constexpr double smallest_key_mm = 15;

// What a person has done to the keyboard; it belongs to the form.
struct KeyboardState {
    bool shift = false;    // the next letter is a capital
    bool accents = false;  // the next letter shows its accents
    bool digits = false;   // on a small panel: digits and marks in place of the letters
    std::string letter;    // whose accents are shown, "" for none
};

// The accents that a small letter has on this keyboard, those of `language` first; empty for most.
std::vector<std::string> accents_of(std::string_view letter, std::string_view language);

// How high the keyboard wants to be in this width, and how low it can be drawn with keys of 15 mm.
float keyboard_height(const Ui& ui, float width);
float smallest_keyboard_height(const Ui& ui, float width);

// Draws the keyboard and writes what is touched into `line`, where that is not null. `capitals` begins words
// with a capital, for names. Ids: key_a, key_1, key_shift, key_erase, key_accents, key_space, key_é.
void draw_keyboard(Ui& ui, KeyboardState& state, EditLine* line, bool capitals, const Rect& place);

}  // namespace lanyard
