// The codes in a picture or a clip on the disk.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace lanyard {

// The texts of the QR codes in the file, each once: of a still, which gets every way of looking, nearest the
// middle first; of a clip in the order in which they appear. Empty where there is none; an error where the
// file is no picture. Files may be read by several threads at once.
Result<std::vector<std::string>> read_codes(const std::filesystem::path& file);

// The same of many files, as many at a time as the machine has cores. `use` is called in this thread, in the
// order of the files, each as soon as it and those before it are read.
void read_codes_of(
    const std::vector<std::string>& files,
    const std::function<void(const std::string& file, const Result<std::vector<std::string>>& codes)>& use);

// The kind of a code that is no QR code in a picture or a clip's first one ("Aztec"); "" where there is none
// or the file is no picture.
std::string other_code_in_file(const std::filesystem::path& file);

}  // namespace lanyard
