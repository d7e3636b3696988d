// The door's question to the hub: is this check-in the one that counts? `hub` answers it; tests answer by
// hand.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "event/journal_entry.h"

namespace lanyard {

enum class ClaimAnswer { won, lost, silent };

struct ClaimResult {
    ClaimAnswer answer = ClaimAnswer::silent;
    Entry winner = {};  // when lost: the check-in that won, whole
};

// What the hub said of a check-in that the door had to decide alone.
struct LateAnswer {
    std::string check_in;  // its entry's id
    ClaimResult result;    // won or lost
};

class Claims {
  public:
    virtual ~Claims() = default;
    // Claims the person and area of this check-in, after the entry that it follows. The first check-in to do
    // so has won. Waits at most `budget`; a question that is under way then is not cancelled. Asking again
    // for the same check-in is harmless and answers the same.
    virtual ClaimResult claim(const Entry& check_in, Milliseconds budget) = 0;
    // The answers that have come since to claims that were silent within their budget, each given once. Never
    // waits.
    virtual std::vector<LateAnswer> late_answers() = 0;
};

}  // namespace lanyard
