// A text is taken apart at what stands between cells, and each part is looked up: the words are many.
#include "desk/files_with_people.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "base/lines.h"
#include "base/safe_file.h"
#include "store/shared_files.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 64 << 20;
constexpr std::string_view between_cells = "\n\r\t,;\"<>|:()[]{}";

// Packed or drawn, so that no word of theirs can be found in their bytes: a badge is a picture.
bool is_packed(const fs::path& file) {
    static constexpr std::array<std::string_view, 9> endings = {".xlsx", ".xls", ".ods", ".docx", ".odt",
                                                                ".pdf",  ".zip", ".eml", ".png"};
    const std::string ending = file.extension().string();
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_part_of_event(const EventFolder& event, const fs::path& file) {
    const fs::path inside = file.lexically_relative(event.path);
    if (inside.has_parent_path()) return false;
    const std::string name = inside.string();
    return name == "event.key" || name == "hub.toml" || name.starts_with("lanyard.db") ||
           name == event.config.programme || is_shared_file(name);
}

std::string_view trimmed(std::string_view cell) {
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    return cell;
}

bool has_one_of(const std::string& text, const std::unordered_set<std::string_view>& words) {
    const auto cells = split(text, between_cells);
    return std::any_of(cells.begin(), cells.end(),
                       [&](std::string_view cell) { return words.count(trimmed(cell)) > 0; });
}

}  // namespace

std::vector<FileWithPeople> files_with_people(const EventFolder& event,
                                              const std::vector<std::string>& words) {
    const std::unordered_set<std::string_view> known(words.begin(), words.end());
    std::vector<FileWithPeople> files;
    std::error_code failed;
    for (const auto& entry : fs::recursive_directory_iterator(event.path, failed)) {
        if (!entry.is_regular_file(failed) || is_part_of_event(event, entry.path())) continue;
        if (is_packed(entry.path())) {
            files.push_back({entry.path(), false});
            continue;
        }
        const auto text = read_file(entry.path(), most_bytes);
        if (text && has_one_of(*text, known)) files.push_back({entry.path(), true});
    }
    std::sort(files.begin(), files.end(),
              [](const FileWithPeople& one, const FileWithPeople& other) { return one.file < other.file; });
    return files;
}

}  // namespace lanyard
