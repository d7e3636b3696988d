// Decides which of the codes read in frame after frame counts as somebody's scan, once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "scan/qr_reader.h"

namespace lanyard {

// One camera's memory of what it has just seen. A code counts when it comes into the picture, and again only
// after it has been out of it for 1.5 s. Two people never count together: of several codes the one nearest
// the middle counts and keeps the others waiting while it is there, though for 5 s at most, so that a ticket
// left lying in view stops nobody. A code in the very place where the last one was is the next person's, and
// counts at once.
class RepeatFilter {
  public:
    static constexpr Milliseconds gone_after{1500};
    static constexpr Milliseconds holds_at_most{5000};
    // A code that is held up is not read in every frame: it is missed only when unread for this long.
    static constexpr Milliseconds missed_after{300};

    // The text that counts in this frame, or nothing. `codes` in the reader's order (nearest the middle
    // first), empty for a frame without one; `now` by any clock that runs evenly and never back.
    std::optional<std::string> next(const std::vector<ReadCode>& codes, Instant now);

  private:
    struct Seen {
        ReadCode code;  // as last read
        Instant last;
    };

    void forget_gone(Instant now);
    bool remember(const ReadCode& code, Instant now);
    bool must_wait(const ReadCode& code, const std::vector<ReadCode>& codes, Instant now) const;

    std::vector<Seen> seen_;  // what has counted and is not gone; bounded by most_seen
    std::string holder_;      // the text that counted last
    Instant held_since_;
};

}  // namespace lanyard
