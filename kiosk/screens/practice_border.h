// The border that says, on whatever screen, that this is practice and nothing counts.
#pragma once

#include "ui/ui.h"

namespace lanyard {

// Over the edges of the whole window, after everything else has been drawn.
void draw_practice_border(Ui& ui);

}  // namespace lanyard
