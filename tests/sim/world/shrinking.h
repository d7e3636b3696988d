// Makes a day on which something went wrong smaller, until every step that is left is needed for it.
#pragma once

#include <functional>
#include <vector>

#include "tests/sim/world/day_plan.h"

namespace lanyard {

// `fails` plays a day and says whether it still goes wrong. Tries at most `most_tries` days; leaves out
// halves first, then quarters, down to single steps (Zeller and Hildebrandt, Simplifying and Isolating
// Failure-Inducing Input, IEEE TSE 28(2), 2002).
inline std::vector<Step> shrink(std::vector<Step> steps,
                                const std::function<bool(const std::vector<Step>&)>& fails, int most_tries) {
    std::size_t part = steps.size() / 2;
    for (int tries = 0; part > 0;) {
        bool was_smaller = false;
        for (std::size_t from = 0; from < steps.size() && tries < most_tries;) {
            std::vector<Step> fewer = steps;
            const auto begin = fewer.begin() + static_cast<std::ptrdiff_t>(from);
            fewer.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(part, fewer.size() - from)));
            ++tries;
            if (fails(fewer)) {
                steps = std::move(fewer);
                was_smaller = true;
            } else {
                from += part;
            }
        }
        if (tries >= most_tries) break;
        if (!was_smaller || part > steps.size()) part = std::min(part / 2, steps.size() / 2);
    }
    return steps;
}

}  // namespace lanyard
