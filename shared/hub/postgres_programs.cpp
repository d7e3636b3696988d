// Debian keeps the programs of each version in a folder of that version's number.
#include "hub/postgres_programs.h"

#include <cstdlib>

namespace lanyard {

std::filesystem::path postgres_programs() {
    std::error_code failed;
    std::filesystem::path newest;
    int version = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", failed)) {
        const int found = std::atoi(entry.path().filename().c_str());
        if (found > version && std::filesystem::exists(entry.path() / "bin/postgres", failed)) {
            version = found;
            newest = entry.path() / "bin";
        }
    }
    return newest;
}

}  // namespace lanyard
