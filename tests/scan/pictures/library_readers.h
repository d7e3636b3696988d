// What stands beside our reader: ZXing with its own settings, and the three turns of ours on one picture.
#pragma once

#include <string>
#include <vector>

#include "scan/grey_view.h"

namespace lanyard {

// The texts in a picture by one pass of ZXing's defaults for QR codes.
std::vector<std::string> read_by_defaults(GreyView picture);
// Those that a new reader finds in its three turns, each once.
std::vector<std::string> read_by_cycle(GreyView picture);

bool has_text(const std::vector<std::string>& texts, const std::string& text);

}  // namespace lanyard
