// Makes grey frames as a kiosk's camera gives them: a phone or paper with a QR code before a cluttered foyer.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "scan/grey_view.h"

namespace lanyard {

struct GreyImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    GreyView view() const { return {pixels.data(), width, height, width}; }
};

enum class Glare { none, soft, strong, spot };

// Things that look a little like a code, or are half of one, and must read as nothing.
enum class Decoy {
    none,
    checkerboard,
    random_modules,
    bars,
    writing,
    other_code,  // a real one of another kind: Aztec, Data Matrix, PDF417, Code 128, EAN-13
    half_code,
};

// One frame. Lengths are in pixels of the frame, angles in degrees, greys from 0 to 255.
struct FrameSpec {
    int width = 1280;
    int height = 720;
    std::string text;                // what the code says; empty for a frame without one
    double module_px = 5;            // a module's side where the code faces the camera
    double rotation = 0;             // in the picture's plane
    double tilt = 0;                 // away from the camera …
    double tilt_axis = 0;            // … around this direction
    double blur_px = 0.6;            // standard deviation of the lens's blur
    double motion_px = 0;            // way moved while the shutter was open …
    double motion_direction = 0;     // … this way
    double noise = 3;                // standard deviation in greys
    double black = 30, white = 210;  // the code's two greys
    bool inverted = false;           // a phone in dark mode
    Glare glare = Glare::none;
    double gradient = 0;        // share of light lost across the code, 0 to 1
    double occlusion = 0;       // radius of what covers a part, as a share of the code's side
    int jpeg_quality = 0;       // 1 to 100 as a camera's MJPEG; 0 for none
    bool is_centred = false;    // in the middle, not anywhere in the frame
    bool has_clutter = true;    // things in the background
    Decoy decoy = Decoy::none;  // only in a frame without a code
};

// The frame of that description; what it leaves open (the background, where the code is) comes from `random`.
GreyImage make_frame(const FrameSpec& spec, std::mt19937& random);

// What people hold up at a kiosk, at 1280 by 720: 2.5 to 9 pixels a module, mostly upright, a third of it
// moving, some under lamps. A third of the codes are of our own 20 characters, the others of 24 and of 90.
FrameSpec kiosk_mix(std::mt19937& random);

// A frame with something that must read as nothing.
FrameSpec must_read_nothing(std::mt19937& random);

// A code as on our badges and invitations: 20 letters of Crockford's base 32.
std::string random_code(std::mt19937& random);

}  // namespace lanyard
