// How often a PIN may be tried: wrong ones make the next one wait, a minute at most, and nobody is ever
// locked out. Pure.
#pragma once

#include "base/instant.h"

namespace lanyard {

class PinTries {
  public:
    // A slip of a finger costs nothing; whoever guesses waits longer and longer.
    static constexpr int free_tries = 3;
    static constexpr Milliseconds longest_wait = std::chrono::minutes(1);
    // So many wrong ones in a row are told to the desk.
    static constexpr int told_after = 3;

    PinTries() = default;
    // As they stood when a program ended: another may be tried after `left`, which is longest_wait at most.
    PinTries(int wrong_in_a_row, Milliseconds left, Milliseconds now);

    // How long until another may be tried; 0: now. `now` is of a clock that runs evenly.
    Milliseconds wait(Milliseconds now) const;
    // True where the desk is to be told: at the third in a row, and at every tenth.
    bool was_wrong(Milliseconds now);
    void was_right() { *this = {}; }
    int wrong_in_a_row() const { return wrong_; }

  private:
    int wrong_ = 0;
    Milliseconds until_{};
};

}  // namespace lanyard
