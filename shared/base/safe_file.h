// Whole files read and written without halves: private (0600), renamed into place, synced.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lanyard {

// The file's bytes. Missing, unreadable, or larger than `most_bytes` is an error that names it, and so is
// what is no regular file: a folder, and pipes and devices, which may keep a reader waiting or never end.
Result<std::string> read_file(const std::filesystem::path& path, std::uintmax_t most_bytes = 1u << 30);

// Replaces the file by `bytes` in one step, mode 0600 (a mask of `mode`): readers see the old or the new one,
// whole. `durable` also waits until it is on the disk; without it a power cut may bring the old one back.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes, bool durable = true,
                        unsigned mode = 0600);

// The same, durable, of a file that does not fit into memory: `next` gives part after part and "" at the end.
// Its error ends the writing, and the file stays as it was.
Result<void> write_file_in_parts(const std::filesystem::path& path,
                                 const std::function<Result<std::string>()>& next);

// Removes the file, and waits until that is on the disk too. One that is not there is removed.
Result<void> remove_file(const std::filesystem::path& path);

// Waits until it is on the disk that a file or folder of this name is there, or is not.
void sync_name(const std::filesystem::path& path);

// "nfs", "cifs", "fuse" … where the folder lies on a file system whose locks SQLite cannot trust, else "".
std::string network_file_system(const std::filesystem::path& folder);

}  // namespace lanyard
