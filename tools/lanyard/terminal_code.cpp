// Half blocks (U+2580, U+2584, U+2588) are two modules each.
#include "lanyard/terminal_code.h"

namespace lanyard {

std::string code_for_terminal(const QrSymbol& symbol, bool colour) {
    const auto is_drawn = [&](int x, int y) {
        const bool is_inside = x >= 0 && y >= 0 && x < symbol.size && y < symbol.size;
        const bool is_dark = is_inside && symbol.dark(x, y);
        return is_dark == colour;
    };
    const int end = symbol.size + quiet_zone_modules;
    std::string lines;
    for (int y = -quiet_zone_modules; y < end; y += 2) {
        if (colour) lines += "\x1b[38;5;16;48;5;231m";
        for (int x = -quiet_zone_modules; x < end; ++x) {
            const bool upper = is_drawn(x, y), lower = y + 1 < end ? is_drawn(x, y + 1) : !colour && upper;
            lines += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        lines += colour ? "\x1b[0m\n" : "\n";
    }
    return lines;
}

}  // namespace lanyard
