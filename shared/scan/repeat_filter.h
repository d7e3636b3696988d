// Decides which of the codes read in frame after frame counts as somebody's scan, once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "scan/qr_reader.h"

namespace lanyard {

// One camera's memory of what it has just seen. A code counts when it comes into the picture, and again only
// after it has been out of it for 1.5 s. Two people never count together:
//   - of codes that come together the one nearest the middle counts, and the others wait until it is gone;
//   - one that comes while another is held up waits too, though for 5 s at most, so that a ticket left lying
//     in view stops nobody who comes after it;
//   - a code in the very place where the last one was is the next person's, and counts at once.
class RepeatFilter {
  public:
    static constexpr Milliseconds gone_after{1500};
    static constexpr Milliseconds holds_at_most{5000};
    // Codes that come within this time of each other are shown together.
    static constexpr Milliseconds together_within{1000};
    // A code that is held up is not read in every frame: it is missed only when unread for this long.
    static constexpr Milliseconds missed_after{300};

    // The text that counts in this frame, or nothing. `codes` in the reader's order (nearest the middle
    // first), empty for a frame without one; `now` by any clock that runs evenly and never back.
    std::optional<std::string> next(const std::vector<ReadCode>& codes, Instant now);

    // The code that counted last was nobody's ticket: whoever waits for it waits no longer.
    void let_others_on() { holder_.clear(); }

  private:
    struct Seen {
        ReadCode code;  // as last read
        Instant came, last;
        bool counted = false;
    };

    void forget_gone(Instant now);
    void remember(const ReadCode& code, Instant now);
    const Seen* find(const std::string& text) const;
    void count(const ReadCode& code, Instant now);
    bool must_wait(const ReadCode& code, const std::vector<ReadCode>& codes, Instant now) const;

    std::vector<Seen> seen_;  // what is in the picture or was just now; bounded by most_seen
    std::string holder_;      // the text that counted last
    Instant held_since_;
};

}  // namespace lanyard
