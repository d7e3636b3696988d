// `import --watch`: a file or folder looked after by inotify, each new version taken in once it has settled.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"

namespace lanyard {

// Calls `take` with the list's file: now, where there is one, and after each change once size and time have
// been quiet for `quiet`. Of a folder the newest list counts (.csv, .tsv, .txt, not hidden). Saving by
// renaming another file into place is a change too. Ends without an error at SIGINT or SIGTERM, never in the
// middle of `take`.
Result<void> watch_list(const std::filesystem::path& file_or_folder,
                        const std::function<void(const std::filesystem::path&)>& take);

}  // namespace lanyard
