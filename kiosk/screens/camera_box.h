// The box in which people see their code as the camera does, mirrored.
#pragma once

#include <optional>
#include <string>

#include "message.h"
#include "scan/scan_hints.h"
#include "screens/code_outline.h"
#include "ui/ui.h"

namespace lanyard {

// What a screen shows of the camera.
struct CameraView {
    enum class State {
        none,      // codes come from a hand-held or built-in scanner
        starting,  // no picture yet
        looking,
        trouble,  // it gives no pictures
    };
    State state = State::none;
    TextureId texture = 0;                       // its newest picture, as the lens sees it; 0: blank
    double shape = 16.0 / 9;                     // width for height
    CameraState problem = CameraState::missing;  // while there is trouble: which
    CameraPlace place = CameraPlace::unknown;    // where the lens is
    ScanHint hint = ScanHint::none;              // what would help whoever holds a code up
    std::optional<Outline> outline = {};         // around the code being read
};

// "Show your code to the camera **above ↑**": for a kiosk that knows where its lens is.
std::string words_to_lens(CameraPlace place);

// Fills `box`; the words in it say that a code `is_checking`, or what would help now, or what is wrong.
void draw_camera_box(Ui& ui, const Rect& box, const CameraView& camera, bool is_checking);

}  // namespace lanyard
