// Codes drawn flat and sharp where a test wants them.
#pragma once

#include <string>

#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/qr_modules.h"

namespace lanyard {

inline GreyImage blank_image(int width, int height, std::uint8_t grey = 200) {
    return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), grey)};
}

// Draws the symbol with its top left module at (left, top), `module_px` pixels a module.
inline void draw_modules(GreyImage& image, const QrModules& modules, int left, int top, int module_px) {
    for (int y = 0; y < modules.size * module_px; ++y)
        for (int x = 0; x < modules.size * module_px; ++x)
            if (modules.is_black(x / module_px, y / module_px))
                image.pixels[static_cast<std::size_t>((top + y) * image.width + left + x)] = 20;
}

inline void draw_code(GreyImage& image, const std::string& text, int left, int top, int module_px) {
    draw_modules(image, qr_modules(text), left, top, module_px);
}

}  // namespace lanyard
