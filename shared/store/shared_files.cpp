// What is not known to be harmless stays where it is.
#include "store/shared_files.h"

#include <algorithm>
#include <array>

namespace lanyard {

bool is_shared_file(std::string_view name) {
    static constexpr std::array<std::string_view, 16> endings = {
        ".toml", ".png", ".jpg",  ".jpeg", ".svg", ".webp", ".mp4", ".m4v",
        ".mov",  ".mkv", ".webm", ".vtt",  ".srt", ".ttf",  ".otf", ".wav"};
    const std::filesystem::path path(name);
    const std::string ending = path.extension().string();
    if (name.empty() || name.front() == '.' || path.has_parent_path()) return false;
    if (name == "hub.toml") return false;
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::vector<std::string> shared_files(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        const std::string name = entry.path().filename().string();
        if (is_shared_file(name) && entry.is_regular_file(failed)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace lanyard
