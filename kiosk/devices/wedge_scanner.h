// A hand scanner that types like a keyboard, told from a person by its rhythm.
//
// Such a scanner (USB HID, "keyboard wedge") sends a code's letters a few milliseconds apart and mostly ends
// with Enter. Keys are taken by their place on the keyboard, not by the letter that the host's layout makes
// of them, so that a French host or Caps Lock does not change the code: scanners send the places of the US
// layout, or of the one that scanner_settings.h has learned.
//
// A symbol may hold any key: Tab, Escape, arrows, function keys. So each key waits until a scanner would have
// sent the next one (ScannerSettings::longest_gap: 35 ms, where scanners need 2 to 30 and people 60 and more;
// a slower scanner's own, once it is learned). Keys that came in that rhythm are a code, or they operate
// nothing: only their letters are written, for a hand may roll two or three of them as fast.
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
    std::vector<KeyPress> keys;  // those that write letters, as they came
    ScannerEnd end = ScannerEnd::none;

    // What the window system wrote for these keys, for somebody who types as fast as a scanner; where it
    // wrote nothing, the text.
    std::string written() const;
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

    // Whether somebody may be typing into a field. There the first letters of a word are not kept back for
    // longer than other keys; elsewhere they are, since a busy machine may hold back a scanner's second key
    // as well as any other. Where the field was given letters that a code then goes on from, they are the
    // code's, and take_typed() gives as many keys that erase them.
    void expect_typing(bool expected) { is_typing_expected_ = expected; }

    void press(const KeyPress& key);
    // What came of the newest key, or of several: goes where that key goes, into a code or to a person's
    // text.
    void write(std::string_view text);
    // For keys whose times are those at which they were heard: nobody listened for so long, and that is no
    // pause between them. At most longest_pause of it counts behind a key, as a person takes longer to see
    // what the key has done.
    void stood_still(Milliseconds time);
    // Call at due() at the latest: settles what the end of a burst means.
    void pass_time(Milliseconds now);
    // When the waiting keys are settled by time alone; none while nothing waits.
    std::optional<Milliseconds> due() const;

    // Codes that were scanned, and keys that a person pressed, in order; each is given once.
    std::vector<ScannedCode> take_codes();
    std::vector<KeyPress> take_typed();

  private:
    bool follows_code(const KeyPress& key) const;
    void go_on_or_settle(const KeyPress& key);
    std::vector<KeyPress> letters_of_piece() const;
    bool is_code(ScannerEnd end, std::size_t pauses) const;
    void settle();
    void take_as_code(ScannerEnd end, Milliseconds at);
    void take_as_typed();
    void remember_let_through();
    void claim_let_through();
    void clear_burst();
    Milliseconds patience() const;

    ScannerSettings settings_;
    bool is_typing_expected_ = false;
    std::vector<KeyPress> burst_;        // that wait to be settled
    std::size_t piece_ = 0;              // where in it the code begins that may be on its way
    std::size_t pauses_ = 0;             // in the piece: longer than a scanner's rhythm has
    bool burst_follows_code_ = false;    // in the code's own rhythm
    std::vector<KeyPress> let_through_;  // to a field, though a code may go on from them
    std::optional<Milliseconds> typed_until_;
    std::optional<Milliseconds> code_ended_at_;  // with what followed it in its rhythm
    Milliseconds stood_still_{};                 // since the newest key
    std::vector<ScannedCode> codes_;
    std::vector<KeyPress> typed_;
};

}  // namespace lanyard
