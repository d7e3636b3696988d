// A file that somebody may be saving at this moment, read whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace lanyard {

// What tells one version of a file from the next without reading it.
struct FileMark {
    std::uint64_t device = 0, inode = 0;
    std::int64_t size = 0, changed_ns = 0;

    bool operator==(const FileMark&) const = default;
};
// Nothing where there is no such file.
std::optional<FileMark> file_mark(const std::filesystem::path& path);

// The file's bytes, of one moment: what changes while it is read is read again, some seconds long. The errors
// are those of read_file, and one for a file that does not come to rest.
Result<std::string> read_steady_file(const std::filesystem::path& path);

}  // namespace lanyard
