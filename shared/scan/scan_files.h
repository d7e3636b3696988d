// The codes in a picture or a clip on the disk.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace lanyard {

// The texts of the QR codes in the file, each once: of a still, which gets every way of looking, nearest the
// middle first; of a clip in the order in which they appear. Empty where there is none; an error where the
// file is no picture. Files may be read by several threads at once.
Result<std::vector<std::string>> read_codes(const std::filesystem::path& file);

}  // namespace lanyard
