// Something was asked for and is not decided yet. Where that takes longer than a blink, as behind another
// program's lock, "one moment" is said, and no verdict about anybody else stands meanwhile.
#pragma once

#include <algorithm>
#include <optional>

#include "base/instant.h"

namespace lanyard {

class Deciding {
  public:
    static constexpr Milliseconds quick_enough{250};

    // Whether anything is being decided at `now`; a second question is as old as the first.
    void is(bool on, Milliseconds now) {
        if (!on) since_.reset();
        if (on && !since_) since_ = now;
    }
    bool takes_long(Milliseconds now) const { return since_ && now - *since_ > quick_enough; }
    // As of Role::quiet_for: `otherwise`, or less where "one moment" is to be said before.
    Milliseconds quiet_for(Milliseconds now, Milliseconds otherwise) const {
        if (!since_ || takes_long(now)) return otherwise;
        return std::min(otherwise, *since_ + quick_enough + Milliseconds(1) - now);
    }

  private:
    std::optional<Milliseconds> since_;
};

}  // namespace lanyard
