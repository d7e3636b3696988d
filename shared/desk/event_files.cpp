// A folder is only read through where no file has the very name.
#include "desk/event_files.h"

#include <algorithm>
#include <functional>

#include "event/name_fold.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

bool leads_out(const fs::path& name) {
    return name.empty() || name.is_absolute() ||
           std::any_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

bool is_there(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

// The entry of `folder` whose name is alike; nullopt for none, and where several are.
std::optional<fs::path> entry_like(const fs::path& folder, const fs::path& name,
                                   const std::function<std::string(const std::string&)>& letters) {
    const std::string wanted = letters(name.string());
    std::optional<fs::path> found;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        if (letters(entry.path().filename().string()) != wanted) continue;
        if (found) return std::nullopt;
        found = entry.path().filename();
    }
    return found;
}

}  // namespace

std::string name_in_folder(const fs::path& folder, const std::string& name) {
    if (leads_out(name) || is_there(folder / name)) return name;
    fs::path result;
    for (const fs::path& part : fs::path(name)) {
        const auto entry =
            is_there(folder / result / part)
                ? std::optional(part)
                : entry_like(folder / result, part, [](const std::string& text) { return clean_text(text); });
        if (!entry) return name;
        result /= *entry;
    }
    return result.string();
}

std::optional<std::string> name_in_other_capitals(const fs::path& folder, const std::string& name) {
    if (leads_out(name) || is_there(folder / name)) return std::nullopt;
    const fs::path file(name);
    // As addresses are compared: composed letters, all of them small.
    const auto entry = entry_like(folder / file.parent_path(), file.filename(), fold_email);
    return entry ? std::optional((file.parent_path() / *entry).string()) : std::nullopt;
}

std::vector<PlaybackSlot> playback_slots_of(const std::vector<Session>& sessions, const EventFolder& folder) {
    auto slots = playback_slots(sessions, folder.config);
    for (PlaybackSlot& slot : slots) slot.file = name_in_folder(folder.path, slot.file);
    return slots;
}

}  // namespace lanyard
