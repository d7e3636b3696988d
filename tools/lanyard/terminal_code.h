// A QR code as lines of a terminal, to be held to a camera.
#pragma once

#include <string>

#include "badge/qr_symbol.h"

namespace lanyard {

// With its quiet zone; two rows of modules a line. Dark on light where the terminal shows colours, else its
// light modules are drawn, as most terminals are dark.
std::string code_for_terminal(const QrSymbol& symbol, bool colour);

}  // namespace lanyard
