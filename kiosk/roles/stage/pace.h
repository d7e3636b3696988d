// How a player is kept at the clock without anybody seeing or hearing it: where its frames come early or late
// it plays a little slower or faster, until they do not. Two stages of one room go by the same clock, and so
// with each other.
#pragma once

#include <vector>

#include "base/instant.h"

namespace lanyard {

class Pace {
  public:
    static constexpr double differs_by_at_most = 0.03;  // half a semitone, for as long as it takes
    static constexpr std::size_t frames_judged = 15;    // one frame alone may have waited for the machine
    static constexpr Milliseconds is_good{8};
    static constexpr Milliseconds takes_back_in{3000};  // most of what it is off

    // A frame is shown that is so far ahead of the clock.
    void take(Milliseconds ahead);
    // It plays from another place, or was told to wait.
    void begin_anew() { ahead_.clear(); }
    // Of the usual speed.
    double factor() const { return factor_; }

  private:
    std::vector<Milliseconds> ahead_;  // of the newest frames, until there are enough
    double factor_ = 1;
};

}  // namespace lanyard
