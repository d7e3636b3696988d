// Where this machine has PostgreSQL's programs.
#pragma once

#include <filesystem>

namespace lanyard {

// The folder of the newest version's, as Debian installs them; empty where there are none.
std::filesystem::path postgres_programs();

}  // namespace lanyard
