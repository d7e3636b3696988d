// People of the sample whom any kiosk admits without asking.
#pragma once

#include <string>
#include <vector>

#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {

struct Delegate {
    std::string id, name, greeting, code;
};

// Expected delegates with a name, whom both lists of the sample know by it; in order of name.
std::vector<Delegate> ordinary_delegates(const SampleEvent& sample);

}  // namespace lanyard
