// What happened to the person on the card: some lines of it under their details, or all of it to be read, and
// taken back or done again line by line.
#pragma once

#include "roles/desk/desk.h"

namespace lanyard {

// As many lines as there is room for.
void draw_card_history(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action);
void draw_card_needs(Ui& ui, const DeskView& view, const Rect& place);
// All of it, which scrolls; a line that can be taken back or done again has a button, the first of them in
// view a key.
void draw_whole_history(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action);

}  // namespace lanyard
