// The middle one of some frames is what counts.
#include "roles/stage/pace.h"

#include <algorithm>

namespace lanyard {

void Pace::take(Milliseconds ahead) {
    ahead_.push_back(ahead);
    if (ahead_.size() < frames_judged) return;
    const auto middle = ahead_.begin() + frames_judged / 2;
    std::nth_element(ahead_.begin(), middle, ahead_.end());
    const Milliseconds off = *middle;
    ahead_.clear();
    factor_ = 1;
    if (std::chrono::abs(off) <= is_good) return;
    const double share = static_cast<double>(off.count()) / static_cast<double>(takes_back_in.count());
    factor_ -= std::clamp(share, -differs_by_at_most, differs_by_at_most);
}

}  // namespace lanyard
