// What was there before is remembered by its names.
#include "lanyard/new_files.h"

#include <vector>

namespace lanyard {

namespace fs = std::filesystem;

NewFiles::NewFiles(const fs::path& folder) : folder_(fs::absolute(folder).lexically_normal()) {
    std::error_code none;
    was_there_ = fs::exists(folder_, none);
    for (const auto& entry : fs::directory_iterator(folder_, none)) before_.insert(entry.path());
    // Folders above it may have to be made, too.
    for (top_ = folder_; top_.has_relative_path() && !fs::exists(top_.parent_path(), none);)
        top_ = top_.parent_path();
}

NewFiles::~NewFiles() {
    std::error_code ignored;
    if (is_kept_) return;
    if (!was_there_) fs::remove_all(top_, ignored);
    std::vector<fs::path> made;
    for (const auto& entry : fs::directory_iterator(folder_, ignored))
        if (!before_.count(entry.path())) made.push_back(entry.path());
    for (const fs::path& path : made) fs::remove_all(path, ignored);
}

}  // namespace lanyard
