// A QR symbol's modules, as libqrencode makes them, for the pictures that tests are read from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lanyard {

struct QrModules {
    int size = 0;                     // modules a side, without the quiet zone; 0 where the text does not fit
    std::vector<std::uint8_t> black;  // size * size, 1 where the module is black

    // Beyond the symbol everything is white.
    bool is_black(int x, int y) const {
        return x >= 0 && y >= 0 && x < size && y < size && black[static_cast<std::size_t>(y * size + x)] != 0;
    }
};

// The smallest symbol of level M that holds `text`, in the densest modes (ISO/IEC 18004): 20 letters and
// digits make version 1, 21 by 21.
QrModules qr_modules(const std::string& text);

}  // namespace lanyard
