// The machine's own folder in a place of the test's, for as long as it lasts.
#pragma once

#include <stdlib.h>

#include <string>

#include "tests/scratch_folder.h"

namespace lanyard {

struct PrivateState {
    ScratchFolder folder;
    std::string before = getenv("XDG_STATE_HOME") ? getenv("XDG_STATE_HOME") : "";
    PrivateState() { setenv("XDG_STATE_HOME", folder.path().c_str(), 1); }
    ~PrivateState() {
        if (before.empty())
            unsetenv("XDG_STATE_HOME");
        else
            setenv("XDG_STATE_HOME", before.c_str(), 1);
    }
    PrivateState(const PrivateState&) = delete;
    PrivateState& operator=(const PrivateState&) = delete;
};

}  // namespace lanyard
