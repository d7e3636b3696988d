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

template <class IsDone>
std::vector<Refusal> RefusalTally::take(IsDone&& is_done) {
    std::vector<Refusal> taken;
    const auto end = std::stable_partition(counted_.begin(), counted_.end(),
                                           [&](const Counted& one) { return !is_done(one); });
    for (auto one = end; one != counted_.end(); ++one) {
        if (one->refusal.times > 0) taken.push_back(std::move(one->refusal));
    }
    counted_.erase(end, counted_.end());
    return taken;
}

std::vector<Refusal> RefusalTally::due(Instant now) {
    return take([&](const Counted& one) { return is_over(one, now); });
}

std::vector<Refusal> RefusalTally::rest() {
    return take([](const Counted&) { return true; });
}

}  // namespace lanyard
