// 10 s, 20 s, 40 s, then a minute each.
#include "event/pin_tries.h"

#include <algorithm>

namespace lanyard {

PinTries::PinTries(int wrong_in_a_row, Milliseconds left, Milliseconds now)
    : wrong_(wrong_in_a_row), until_(now + std::clamp(left, Milliseconds(0), longest_wait)) {}

Milliseconds PinTries::wait(Milliseconds now) const {
    return std::max(Milliseconds(0), until_ - now);
}

bool PinTries::was_wrong(Milliseconds now) {
    ++wrong_;
    constexpr Milliseconds first_wait{10'000};
    if (wrong_ >= free_tries) {
        const int doublings = std::min(wrong_ - free_tries, 3);
        until_ = now + std::min(longest_wait, first_wait * (1 << doublings));
    }
    return wrong_ == told_after || wrong_ % 10 == 0;
}

}  // namespace lanyard
