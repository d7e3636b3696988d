// The door's question to the hub: is this check-in the one that counts? `hub` answers it; tests answer by
// hand.
#pragma once

#include <memory>
#include <string>

#include "base/instant.h"

namespace lanyard {

// One person into one area, after the newest entry (undo included) that the door saw for both.
struct Claim {
    std::string event, person, area;
    std::string follows;  // entry id, "" for none
    std::string entry;    // the check-in that claims
};

enum class ClaimAnswer { won, lost, silent };

struct ClaimResult {
    ClaimAnswer answer = ClaimAnswer::silent;
    // Of the check-in that won, when lost:
    std::string winner_entry, winner_point, winner_node;
    Instant winner_at{};
};

class Claims {
  public:
    virtual ~Claims() = default;
    // Waits at most `budget`. Asking again with the same entry is harmless and answers the same.
    virtual ClaimResult claim(const Claim& claim, const std::string& point, Instant at,
                              Milliseconds budget) = 0;
};

}  // namespace lanyard
