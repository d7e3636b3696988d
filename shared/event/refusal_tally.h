// How often a door writes refusals down: a code that is held up again and again is counted, one entry a
// minute, and so is everything beyond what anybody would read. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

struct Refusal {
    std::string point, verdict;
    std::string hash;  // of the code; "" for further codes of a minute that has too many
    std::string actor;
    Instant at{};   // the newest
    int times = 1;  // how often since the last entry about it
};

class RefusalTally {
  public:
    static constexpr Milliseconds minute = std::chrono::minutes(1);
    // At one point in one minute; the rest is counted together.
    static constexpr std::size_t most_codes = 20;

    // What is to be written of it at once; nothing where it was counted.
    std::optional<Refusal> note(Refusal refusal);
    // What was counted in minutes that are over.
    std::vector<Refusal> due(Instant now);
    // All that was counted: for a program that ends.
    std::vector<Refusal> rest();

  private:
    struct Counted {
        Refusal refusal;  // `times`: those that no entry has yet
        Instant since{};
    };
    Counted* find(const Refusal& refusal);
    bool is_over(const Counted& counted, Instant now) const;
    template <class IsDone>
    std::vector<Refusal> take(IsDone&& is_done);

    std::vector<Counted> counted_;  // few: most_codes a point
};

}  // namespace lanyard
