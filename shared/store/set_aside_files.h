// Databases and logs that lie beside the event's own: set aside when it was put together again, or left by
// another database. They hold names, of people who were erased since, too.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/event_folder.h"

namespace lanyard {

// Zeros in the place of its bytes, where the file system writes in place, and then no file.
Result<void> overwrite_and_remove(const std::filesystem::path& file);

std::vector<std::filesystem::path> set_aside_files(const EventFolder& event);

// Overwrites and deletes those in whose bytes one of `words` is, and gives them; with no words all of them.
// An error names the first that could not be deleted.
Result<std::vector<std::filesystem::path>> drop_set_aside_files(const EventFolder& event,
                                                                const std::vector<std::string>& words);

}  // namespace lanyard
