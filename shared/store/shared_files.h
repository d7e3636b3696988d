// Which files of an event's folder belong on each of its machines: settings, layouts, pictures and films.
// Lists of people, exports, the key and the database never do.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// By its name alone.
bool is_shared_file(std::string_view name);
// Their names, in order; of the folder itself, not of folders in it.
std::vector<std::string> shared_files(const std::filesystem::path& folder);

}  // namespace lanyard
