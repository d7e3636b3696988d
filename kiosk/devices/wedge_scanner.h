// A hand scanner that types like a keyboard, told from a person by its rhythm.
//
// Such a scanner (USB HID, "keyboard wedge") sends a code's letters a few milliseconds apart and mostly ends
// with Enter. Keys are taken by their place on the keyboard, not by the letter that the host's layout makes
// of them, so that a French host or Caps Lock does not change the code: scanners send the places of the US
// layout, or of the one that scanner_settings.h has learned.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "devices/scanner_settings.h"

namespace lanyard {

// What one pull of the trigger sent.
struct ScannedCode {
    std::string text;            // its letters, without the scanner's own prefix and suffix
    std::vector<KeyPress> keys;  // as they came, without the terminator
    ScannerEnd end = ScannerEnd::none;
};

class WedgeScanner {
  public:
    static constexpr std::size_t fewest_with_end = 4;  // letters that make a code when Enter or Tab follows
    static constexpr std::size_t fewest_without = 8;   // and when nothing follows
    static constexpr std::size_t most_letters = 4096;  // a QR symbol holds 4,296
    // After this many keys in a scanner's rhythm the rest is waited for: a busy machine may hold a key back.
    static constexpr std::size_t rhythm_shown_by = 3;
    static constexpr Milliseconds longest_pause{250};
    // Somebody who has not pressed a key for so long is not in the middle of a word.
    static constexpr Milliseconds between_words{1000};

    void use(ScannerSettings settings) { settings_ = std::move(settings); }
    const ScannerSettings& settings() const { return settings_; }

    // Whether somebody may be typing into a field. There the first letters of a word are not kept back;
    // elsewhere they are, since a busy machine may hold back a scanner's second key as well as any other.
    // Where the field was given letters that a code then goes on from, they are the code's, and
    // take_typed() gives as many keys that erase them.
    void expect_typing(bool expected) { is_typing_expected_ = expected; }

    void press(const KeyPress& key);
    // What came of the newest key, or of several: goes where that key goes, into a code or to a person's
    // text.
    void write(std::string_view text);
    // Call at due() at the latest: settles what the end of a burst means.
    void pass_time(Milliseconds now);
    // When the waiting keys are settled by time alone; none while nothing waits.
    std::optional<Milliseconds> due() const;

    // Codes that were scanned, and keys that a person pressed, in order; each is given once.
    std::vector<ScannedCode> take_codes();
    std::vector<KeyPress> take_typed();

  private:
    void go_on_or_settle(const KeyPress& key);
    void end_by(const KeyPress& key, ScannerEnd end);
    void settle(ScannerEnd end);
    bool is_code(ScannerEnd end) const;
    void let_through(ScannerEnd end);
    void claim_let_through();
    Milliseconds patience() const;

    ScannerSettings settings_;
    bool is_typing_expected_ = false;
    std::vector<KeyPress> burst_;
    std::size_t pauses_ = 0;             // in the burst: longer than a scanner's rhythm has
    std::vector<KeyPress> let_through_;  // to a field, though a code may go on from them
    std::optional<Milliseconds> typed_until_;
    std::optional<Milliseconds> code_ended_at_;
    Milliseconds code_came_{};  // its terminator, as KeyPress::came
    std::vector<ScannedCode> codes_;
    std::vector<KeyPress> typed_;
};

}  // namespace lanyard
