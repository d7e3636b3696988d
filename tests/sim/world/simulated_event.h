// The event of a simulated day: its settings, its list, and who is on it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.h"

namespace lanyard {

struct SimulatedPerson {
    std::string id, code;
};

// Makes the event in `folder`, with the list's first version. Everybody by their number on the list.
std::vector<SimulatedPerson> make_simulated_event(const std::filesystem::path& folder, std::uint32_t seed,
                                                  int people, Instant now);

// The organiser's list as CSV; each later version leaves some out, corrects some, and has one more.
std::string simulated_list(std::uint32_t seed, int people, int version);

}  // namespace lanyard
