// Learns how a hand scanner is set from one code whose text is known.
#pragma once

#include <optional>
#include <string>

#include "devices/wedge_scanner.h"

namespace lanyard {

// The text of the calibration code: every letter that tickets are written with, each once.
std::string calibration_text();

enum class ScannerLayout {
    us,      // every letter at its place
    german,  // y and z change places
    french,  // a and q, z and w
    other,   // learned key by key
};

struct ScannerReport {
    ScannerSettings settings;  // to use from now on
    ScannerLayout layout = ScannerLayout::us;
    bool capitals_only = false;      // it makes small letters capitals
    bool capitals_swapped = false;   // it makes each the other, as some do while Caps Lock is on
    Milliseconds between_keys{};     // the usual time …
    Milliseconds longest_between{};  // … and the longest
};

// What the scan of the calibration code says of the scanner; nothing where it was another code, or only a
// part of it. Whatever came before and after the known text is prefix and suffix.
std::optional<ScannerReport> learn_scanner(const ScannedCode& scanned);

}  // namespace lanyard
