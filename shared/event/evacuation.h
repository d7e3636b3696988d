// Whether everybody is to leave the building: a call stands until somebody who knew of it says that it is
// over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

// Somebody called for the building to be left.
struct EvacuationCall {
    std::string entry;  // its id
    Instant at{};
    std::string actor;
};

// What holds while there is one.
struct Evacuation {
    std::vector<std::string> calls;  // ids of those that stand, the first call first
    Instant since{};                 // of the first
    std::string actor;               // who called first

    bool operator==(const Evacuation&) const = default;
};

// The evacuation that `calls`, in the order of their clocks, make, less those whose ids are in `ended`. None:
// people may come in. A call that whoever ended another had not seen goes on standing: of two machines apart,
// neither can end what only the other knows.
std::optional<Evacuation> evacuation_of(const std::vector<EvacuationCall>& calls,
                                        const std::vector<std::string>& ended);

}  // namespace lanyard
