// A minute begins with the first refusal, which is written at once.
#include "event/refusal_tally.h"

#include <algorithm>

namespace lanyard {

bool RefusalTally::is_over(const Counted& counted, Instant now) const {
    return now - counted.since >= minute || now < counted.since;
}

RefusalTally::Counted* RefusalTally::find(const Refusal& refusal) {
    const auto found = std::find_if(counted_.begin(), counted_.end(), [&](const Counted& one) {
        return one.refusal.hash == refusal.hash && one.refusal.verdict == refusal.verdict &&
               one.refusal.point == refusal.point;
    });
    return found == counted_.end() ? nullptr : &*found;
}

std::optional<Refusal> RefusalTally::note(Refusal refusal) {
    const auto at_point = std::count_if(counted_.begin(), counted_.end(), [&](const Counted& one) {
        return one.refusal.point == refusal.point;
    });
    if (!find(refusal) && static_cast<std::size_t>(at_point) >= most_codes) refusal.hash.clear();
    Counted* known = find(refusal);
    if (!known) {
        counted_.push_back({refusal, refusal.at});
        counted_.back().refusal.times = 0;
        return refusal;
    }
    refusal.times += known->refusal.times;
    known->refusal = refusal;
    if (!is_over(*known, refusal.at)) return std::nullopt;
    known->since = refusal.at;
    known->refusal.times = 0;
    return refusal;
}

std::vector<Refusal> RefusalTally::due(Instant now) {
    std::vector<Refusal> due;
    const auto is_done = [&](Counted& one) {
        if (!is_over(one, now)) return false;
        if (one.refusal.times > 0) due.push_back(std::move(one.refusal));
        return true;
    };
    counted_.erase(std::remove_if(counted_.begin(), counted_.end(), is_done), counted_.end());
    return due;
}

}  // namespace lanyard
