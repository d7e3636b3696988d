// One person at the desk: who they are, what must be seen, what happened, and what can be done.
#pragma once

#include "roles/desk/desk.h"

namespace lanyard {

void draw_desk_card(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action);

}  // namespace lanyard
