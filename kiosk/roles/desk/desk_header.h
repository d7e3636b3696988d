// The band over the desk: where it is and who works there, its printer, and the time.
#pragma once

#include "roles/desk/desk.h"

namespace lanyard {

void draw_desk_header(Ui& ui, const DeskView& view, const Rect& band);

}  // namespace lanyard
