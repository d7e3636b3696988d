// The screen's state, and the record on the disk.
#include "roles/scanner_test.h"

#include "base/log.h"

namespace lanyard {

ScannerSettings ScannerTest::remembered() const {
    auto loaded = load_scanner_settings(file_);
    if (loaded) return *loaded;
    log_error("{}", loaded.error().message());
    return {};
}

void ScannerTest::open() {
    is_open_ = true;
    view_ = {};
}

ScannerSettings ScannerTest::while_open() {
    ScannerSettings settings;
    settings.longest_gap = Milliseconds(120);
    return settings;
}

bool ScannerTest::take(const ScannedCode& scanned) {
    view_ = {};
    view_.keys = scanned.keys.size();
    view_.report = learn_scanner(scanned);
    if (!view_.report) return false;
    const auto saved = save_scanner_settings(file_, view_.report->settings);
    view_.is_remembered = saved.ok();
    if (!saved) log_error("{}", saved.error().message());
    return true;
}

void ScannerTest::draw(Ui& ui) {
    if (draw_scanner_test(ui, view_)) is_open_ = false;
}

bool CornerHold::take(const UiInput& input, float side, Milliseconds now) {
    const bool is_there =
        input.pointer.x >= 0 && input.pointer.x < side && input.pointer.y >= 0 && input.pointer.y < side;
    if (input.pressed && is_there)
        since_ = now;
    else if (input.pressed || input.released || !is_there)
        since_.reset();
    if (!since_ || now - *since_ < long_enough) return false;
    since_.reset();
    return true;
}

}  // namespace lanyard
