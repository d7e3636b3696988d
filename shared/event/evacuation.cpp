// The calls that nobody has ended, put together.
#include "event/evacuation.h"

#include <algorithm>

namespace lanyard {

std::optional<Evacuation> evacuation_of(const std::vector<EvacuationCall>& calls,
                                        const std::vector<std::string>& ended) {
    std::optional<Evacuation> evacuation;
    for (const EvacuationCall& call : calls) {
        if (std::find(ended.begin(), ended.end(), call.entry) != ended.end()) continue;
        if (!evacuation) evacuation = Evacuation{{}, call.at, call.actor};
        evacuation->calls.push_back(call.entry);
    }
    return evacuation;
}

}  // namespace lanyard
