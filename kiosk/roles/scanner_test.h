// "Test my scanner": what the hand scanner sends is learned from one code on the screen, and remembered.
#pragma once

#include <filesystem>
#include <optional>

#include "devices/scanner_calibration.h"
#include "roles/scanner_test_page.h"
#include "ui/ui.h"

namespace lanyard {

class ScannerTest {
  public:
    // `file` is where this machine remembers its scanner.
    explicit ScannerTest(std::filesystem::path file) : file_(std::move(file)) {}

    // What was remembered, else the usual; a damaged record is told in the log.
    ScannerSettings remembered() const;

    void open();
    bool is_open() const { return is_open_; }
    // The widest ears, for while the screen is open: a slow scanner must be heard before it can be learned.
    static ScannerSettings while_open();
    // A scan on this screen; true where it taught something, which is kept.
    bool take(const ScannedCode& scanned);
    void draw(Ui& ui);

  private:
    std::filesystem::path file_;
    bool is_open_ = false;
    ScannerTestView view_;
};

// Somebody holds a finger on a corner that shows nothing, for three seconds: how staff come in.
class CornerHold {
  public:
    static constexpr Milliseconds long_enough{3000};

    // True once, when it has been held for long enough. `side` is the corner's, in pixels from the top left.
    bool take(const UiInput& input, float side, Milliseconds now);
    // When it will have been, while it is held: somebody has to ask again then, though nothing moves.
    std::optional<Milliseconds> due() const {
        return since_ ? std::optional(*since_ + long_enough) : std::nullopt;
    }

  private:
    std::optional<Milliseconds> since_;
};

}  // namespace lanyard
