// The build says them, to this file alone.
#include "tests/folders.h"

namespace lanyard {

const std::filesystem::path& source_folder() {
    static const std::filesystem::path folder = LANYARD_SOURCE_DIR;
    return folder;
}

const std::filesystem::path& program_folder() {
    static const std::filesystem::path folder = LANYARD_PROGRAM_DIR;
    return folder;
}

}  // namespace lanyard
