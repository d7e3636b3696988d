// A hand scanner that types like a keyboard, told from a person by its rhythm.
//
// Such a scanner (USB HID, "keyboard wedge") sends a code's letters a few milliseconds apart and mostly ends
// with Enter. Keys are taken by their place on the keyboard, not by the letter that the host's layout makes
// of them, so that a French host or Caps Lock does not change the code: scanners send the places of the US
// layout.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

struct KeyPress {
    int usage = 0;  // of the USB HID usage page "Keyboard" (HUT 1.12, section 10), which SDL's scancodes are
    bool shift = false;
    Milliseconds at{};  // by any clock that runs evenly
    // The window system took it for a key that is held down. It takes a letter that a scanner sends twice
    // within two milliseconds for one, too.
    bool repeated = false;
};

class WedgeScanner {
  public:
    static constexpr Milliseconds longest_gap{35};       // between a scanner's keys; people need 60 and more
    static constexpr std::size_t fewest_with_enter = 4;  // letters that make a code when Enter follows
    static constexpr std::size_t fewest_without = 8;     // and when nothing follows
    static constexpr std::size_t most_letters = 4096;    // a QR symbol holds 4,296

    void press(const KeyPress& key);
    // Call at due() at the latest: settles what the end of a burst means.
    void pass_time(Milliseconds now);
    // When the waiting keys are settled by time alone; none while nothing waits.
    std::optional<Milliseconds> due() const;

    // Codes that were scanned, and keys that a person pressed, in order; each is given once.
    std::vector<std::string> take_codes();
    std::vector<KeyPress> take_typed();

  private:
    void settle(bool ended_by_enter);

    std::vector<KeyPress> burst_;
    std::vector<std::string> codes_;
    std::vector<KeyPress> typed_;
};

// The letter at a place of the US layout, 0 for a key that writes none.
char us_letter(int usage, bool shift);

}  // namespace lanyard
