// What several screens are drawn with: pills, strips, keys on buttons.
#pragma once

#include <string>

#include "ui/ui.h"

namespace lanyard {

// Colours that say how it stands with somebody, beside the words that say it.
enum class StatusLook { expected, arrived, pending, gone };

struct PartColours {
    Colour ground, ink;
};
PartColours colours_of(const Ui& ui, StatusLook look);
PartColours colours_of(const Ui& ui, Mood mood);

TextStyle part_style(const Theme& theme, float drawn_size, Weight weight = Weight::regular);

// A rounded sign with the words in its middle, its right end at `right`; gives its place. `id` "" records
// nothing.
Rect draw_pill(Ui& ui, std::string_view id, const std::string& words, PartColours colours, float right,
               float middle_y, float drawn_size);

// News that ask for one key, `answer`; true where it was touched. Words take as many lines as there is room
// for.
bool draw_news_strip(Ui& ui, std::string_view id, const std::string& words, const std::string& answer,
                     const Rect& box, PartColours colours);

// The same without anything to be done.
void draw_title_strip(Ui& ui, std::string_view id, const std::string& words, const Rect& box,
                      PartColours colours);

// "Walk-in  F9".
std::string with_key(const std::string& words, const char* key);

// True where the button was touched, or its key was pressed.
bool key_button(Ui& ui, Button button, const Rect& box, UiKey key);

}  // namespace lanyard
