// The box on the welcome screen in which people see their code as the camera does, mirrored.
#pragma once

#include "roles/self/welcome.h"
#include "ui/ui.h"

namespace lanyard {

// "Show your QR code to the camera **above ↑**": for a kiosk that knows where its lens is.
std::string words_to_lens(CameraPlace place);

// Fills `box`; the words in it say what would help now, or what is wrong.
void draw_camera_box(Ui& ui, const Rect& box, const WelcomeView& view);

}  // namespace lanyard
