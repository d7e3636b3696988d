// For staff: one code shown large, and what the hand scanner made of it.
#pragma once

#include <cstddef>
#include <optional>

#include "devices/scanner_calibration.h"
#include "ui/ui.h"

namespace lanyard {

struct ScannerTestView {
    std::size_t keys = 0;                 // of the last scan; 0: nothing scanned yet
    std::optional<ScannerReport> report;  // none where it was not this code
    bool is_remembered = false;
};

// True in the frame in which it is left.
bool draw_scanner_test(Ui& ui, const ScannerTestView& view);

}  // namespace lanyard
