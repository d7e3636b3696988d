// The people whom the desk has found: a row each, with a tick where several are being chosen.
#pragma once

#include "roles/desk/desk.h"

namespace lanyard {

// How many people the rows of this list show: where there are more, the last row leads to them.
std::size_t people_in_results(const DeskView& view, const Rect& list, float row_height);

void draw_desk_results(Ui& ui, const DeskView& view, const Rect& list, float row_height, DeskAction& action);

}  // namespace lanyard
