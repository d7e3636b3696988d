// The box on the welcome screen in which people see their code as the camera does, mirrored.
#pragma once

#include "screens/welcome.h"
#include "ui/ui.h"

namespace lanyard {

// Fills `box`; the words in it say what would help now, or what is wrong.
void draw_camera_box(Ui& ui, const Rect& box, const WelcomeView& view);

}  // namespace lanyard
