// Letters and icons made before they are needed: most of what another screen costs where it was never drawn.
#pragma once

#include <functional>

#include "ui/ui.h"

namespace lanyard {

// Draws `screen` into nothing, with the letters and masks of `ui`. Inside a frame.
void draw_ahead(Ui& ui, const std::function<void(Ui&)>& screen);

}  // namespace lanyard
