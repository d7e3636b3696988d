// Where this machine keeps what belongs to it and to no event.
#pragma once

#include <filesystem>

namespace lanyard {

// $XDG_STATE_HOME/lanyard, else ~/.local/state/lanyard (XDG Base Directory Specification 0.8). It may not be
// there yet.
std::filesystem::path state_folder();

// What to do where it cannot be written.
inline constexpr const char* state_folder_remedy =
    "Give this user the right to write there, or name another folder in XDG_STATE_HOME";

}  // namespace lanyard
