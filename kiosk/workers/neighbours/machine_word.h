// What a program says of itself to others, as JSON: on this machine by a file, elsewhere by the hub.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "hub/hub.h"
#include "workers/neighbours.h"

namespace lanyard {

nlohmann::json machine_word(const MachineState& state);
// Nothing for a role that this program does not know. Throws JSON's exception where the word is not one of
// these.
std::optional<MachineState> machine_from(Instant heard, const nlohmann::json& word);
// A word with one trouble more; as it is where it is none.
std::string with_trouble(const std::string& word, MachineTrouble trouble);

// What programs of other machines said by the hub, and that their clock is off; of one that was not heard of
// for Neighbours::believed_for that it is silent.
std::vector<MachineState> machines_elsewhere(const std::vector<NodeReport>& reports, Instant now);

}  // namespace lanyard
