// Whether the people who are played have been seen to.
#pragma once

#include <optional>
#include <vector>

#include "lanyard/practice_cards.h"

namespace lanyard {

// When each card was done, by the journal; none: not yet. In the order of the cards.
Result<std::vector<std::optional<Instant>>> practice_done(Desk& desk, const std::vector<PracticeCard>& cards);

}  // namespace lanyard
