// A visit is counted once, where it ends.
#include "roles/self/visit_counts.h"

#include <algorithm>

namespace lanyard {

void VisitCounts::end(const std::string& screen, Milliseconds now) {
    if (!began_) return;
    const long long seconds = (now - *began_).count() / 1000;
    began_.reset();
    ScreenCounts& counts = counts_[screen];
    ++counts.visits;
    counts.seconds += seconds;
    counts.longest_s = std::max(counts.longest_s, seconds);
}

}  // namespace lanyard
