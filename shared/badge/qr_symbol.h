// A text as the modules of a QR code (ISO/IEC 18004), in the smallest version that holds it at level M.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lanyard {

// The light margin that a reader needs around the symbol, in modules (ISO/IEC 18004, 9.1).
inline constexpr int quiet_zone_modules = 4;

struct QrSymbol {
    int size = 0;                       // modules a side, without the quiet zone: 21 in version 1
    std::vector<std::uint8_t> modules;  // size × size, row by row from the top left; 1 is dark

    bool dark(int x, int y) const { return modules[static_cast<std::size_t>(y) * size + x] != 0; }
    int size_with_quiet_zone() const { return size + 2 * quiet_zone_modules; }
};

// A corner of the dark area, in modules from the symbol's top left.
struct QrCorner {
    int x = 0, y = 0;
};

// The dark area's edges as closed polygons with the dark side to their right, so that their filling (with any
// rule) is the symbol: a third of the points that its modules one by one would take, and no seams between
// them.
std::vector<std::vector<QrCorner>> outline(const QrSymbol& symbol);

// Our codes of 20 letters fit version 1 in alphanumeric mode; a text that has other letters than that mode's
// (digits, capitals, space and $%*+-./:) is written as bytes. An empty or too long text is an input error.
Result<QrSymbol> make_qr_symbol(std::string_view text);

}  // namespace lanyard
