// A field to write one line of text in, drawn by Pango: any script, caret, selection, what an input method
// composes.
#pragma once

#include "ui/edit_line.h"
#include "ui/ui.h"

namespace lanyard {

struct TextField {
    std::string_view id;
    std::string label;   // said for it; the words over it are drawn with it
    bool first = false;  // it takes what is typed before anything has been touched
    float drawn_size = 54;  // of the letters, in the drawings' pixels
};

// How high the field is at a squeeze from 1 down to 0: never less than a touch area.
float text_field_height(const Ui& ui, float squeeze = 1);

// Draws the field into `box`, which is its touch area, and takes what was typed where it is being written in.
// True in the frame in which Enter was pressed in it.
bool draw_text_field(Ui& ui, const TextField& field, EditLine& line, const Rect& box);

}  // namespace lanyard
