// The environment says where.
#include "base/state_folder.h"

#include <cstdlib>

namespace lanyard {

std::filesystem::path state_folder() {
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state)
        return std::filesystem::path(state) / "lanyard";
    if (const char* home = std::getenv("HOME"); home && *home)
        return std::filesystem::path(home) / ".local" / "state" / "lanyard";
    return "/var/lib/lanyard";
}

}  // namespace lanyard
