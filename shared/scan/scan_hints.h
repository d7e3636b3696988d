// Chooses the one hint that would help whoever holds a code up: values in, hint out, and never a flicker.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "scan/code_traces.h"

namespace lanyard {

enum class ScanHint {
    none,
    come_closer,
    further_away,
    hold_still,
    brightness_up,
    tilt_away,
    not_a_qr_code  // a code, but of a kind that is no ticket here
};
inline constexpr std::size_t scan_hints = 7;

// What one picture says, code or not.
struct ScanSigns {
    CodeTraces traces;
    double motion = 0;            // mean change of the code's pixels since the picture before, in greys
    double picture_height = 720;  // in pixels
    bool is_read = false;         // a code was read: nothing needs to be said
    bool is_other_code = false;   // a code of another kind is held up
};

// What these signs call for by themselves. `saw_code` says that there was a code a moment ago, since one that
// is shaken cannot be seen while it is.
ScanHint hint_for(const ScanSigns& signs, bool saw_code);

// The hint over time. A hint comes when the pictures have asked for it for most of half a second, stands for
// 1.5 s at least and until they have stopped asking for it; a code that is read takes it away at once.
class ScanHints {
  public:
    static constexpr Milliseconds stands_for{1500};
    static constexpr Milliseconds quiet_after_code{1000};
    static constexpr Milliseconds remembers_code_for{1500};

    // `now` by any clock that runs evenly and never back.
    ScanHint next(const ScanSigns& signs, Instant now);

  private:
    void weigh(ScanHint wanted, Instant now);
    void choose(Instant now);

    std::array<double, scan_hints> weights_{};  // how much each was asked for of late, 0 to 1
    ScanHint shown_ = ScanHint::none;
    Instant shown_since_;
    std::optional<Instant> last_look_, saw_code_at_, read_at_;
};

// Reads the signs in frame after frame of one camera and gives the hint of the moment.
class HintReader {
  public:
    ScanHint look(GreyView frame, bool code_was_read, Instant now);

  private:
    double motion_in(GreyView frame);

    CodeTraceFinder finder_;
    ScanHints hints_;
    ScanSigns signs_;
    CodeTraces around_;                           // the last that were a code's
    std::vector<unsigned char> before_, sample_;  // pixels of the middle square
    int frames_ = 0;
};

}  // namespace lanyard
