// What a hand scanner sends, and how it is kept for this machine.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

struct KeyPress {
    int usage = 0;  // of the USB HID usage page "Keyboard" (HUT 1.12, section 10), which SDL's scancodes are
    bool shift = false;
    Milliseconds at{};  // when it was pressed, by any clock that runs evenly (key_times.h)
    // The window system took it for a key that is held down. It takes a letter that a scanner sends twice
    // within two milliseconds for one, too.
    bool repeated = false;
    // What the window system wrote for it, in whatever layout and script; usage 0: an input method wrote it.
    std::string text = {};
    // What Input takes it for together with Ctrl, as a number of its own; 0 for no shortcut.
    int shortcut = 0;
    // Else other keys came in a scanner's rhythm with it: it writes its text and does nothing else.
    bool is_alone = true;
};

// Whether the key writes a letter, on some layout at least.
bool writes_letter(int usage);
// The letter at a place of the US layout, 0 for a key that writes none.
char us_letter(int usage, bool shift);

enum class ScannerEnd { none, enter, tab };

// A letter that the scanner sends by another key than the US layout's.
struct KeyLetter {
    int usage = 0;
    bool shift = false;
    char letter = 0;

    bool operator==(const KeyLetter&) const = default;
};

// As learned from its calibration code (scanner_calibration.h), or what fits most scanners as they are sold.
struct ScannerSettings {
    std::string prefix, suffix;  // sent around each code, and taken off
    ScannerEnd end = ScannerEnd::enter;
    Milliseconds longest_gap{35};    // between its keys; people need 60 and more
    std::vector<KeyLetter> letters;  // that are not at their places of the US layout
    bool is_learned = false;

    bool operator==(const ScannerSettings&) const = default;

    char letter_of(const KeyPress& key) const;
    // The code that these keys send, without prefix and suffix.
    std::string text_of(const std::vector<KeyPress>& keys) const;
};

// Of this machine, outside any event: $XDG_STATE_HOME/lanyard/scanner.json.
std::filesystem::path scanner_settings_file();
// The usual settings where the file is not there; an error where it is no such file.
Result<ScannerSettings> load_scanner_settings(const std::filesystem::path& file);
Result<void> save_scanner_settings(const std::filesystem::path& file, const ScannerSettings& settings);

}  // namespace lanyard
