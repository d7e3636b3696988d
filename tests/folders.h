// Where a test finds the project's files and its programs.
#pragma once

#include <filesystem>

namespace lanyard {

// The project's own folder. Neither is a macro: a compiler's cache would else know no file of the tests again in
// another clone.
const std::filesystem::path& source_folder();
// Where the build puts its programs.
const std::filesystem::path& program_folder();

}  // namespace lanyard
