// Draws what a kiosk's camera sees of a visitor: a foyer out of focus, and a hand that holds up a phone.
#pragma once

#include <cairo.h>

#include <string>

#include "tests/scan/pictures/qr_modules.h"

namespace lanyard {

// Where the phone is held, in pixels of the picture.
struct PhonePose {
    double x = 0, y = 0;     // the middle of its screen
    double rotation = 0;     // in degrees, clockwise
    double height_px = 520;  // of its body
};

// The empty foyer, soft as a lens focused on the phone leaves it.
void draw_foyer(cairo_t* cairo, int width, int height);

// The phone with the invitation on its screen: the event's name above the code.
void draw_phone(cairo_t* cairo, const PhonePose& pose, const QrModules& code, const std::string& event);

}  // namespace lanyard
