// Linux knows which file a process runs.
#include "lanyard/beside_program.h"

namespace lanyard {

std::filesystem::path beside_program(const std::string& name) {
    std::error_code failed;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", failed);
    return failed ? std::filesystem::path(name) : own.parent_path() / name;
}

}  // namespace lanyard
