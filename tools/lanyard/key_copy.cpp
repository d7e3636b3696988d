// The proof is the key itself, read from the other place.
#include "lanyard/key_copy.h"

#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/own_file.h"
#include "base/safe_file.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* note_name = "event.key.copy";  // where the copy lies; nothing of the key

dev_t disk_of(const fs::path& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? found.st_dev : 0;
}

Result<void> holds_key(const EventFolder& folder, const std::string& file) {
    auto text = read_file(file, 4096);
    if (!text) return text.error();
    auto key = EventKey::parse(*text, file);
    if (!key) return key.error();
    if (key->to_text() == folder.key.to_text()) return {};
    return bad_input("holds another event's key", file, "Copy this event's event.key there again");
}

}  // namespace

Result<KeyCopy> prove_key_copy(const EventFolder& folder, const std::string& file, Instant now) {
    if (auto holds = holds_key(folder, file); !holds) return holds.error();
    if (lies_in(file, folder.path)) {
        return refused("lies in the event's folder: whatever takes the folder takes the copy too", file,
                       "Copy event.key to a stick, or to another machine's disk");
    }
    struct stat copy {
    }, key{};
    if (::stat(file.c_str(), &copy) == 0 && ::stat(folder.file("event.key").c_str(), &key) == 0 &&
        copy.st_dev == key.st_dev && copy.st_ino == key.st_ino) {
        return refused("is the event's key itself by another name, and no copy", file);
    }
    KeyCopy proven{fs::weakly_canonical(file).string(), format_iso(now, folder.config.time_zone), true,
                   disk_of(file) == disk_of(folder.path)};
    const auto note = nlohmann::json{{"copy", proven.path}, {"checked_at", proven.checked_at}}.dump(2) + "\n";
    if (auto wrote = write_file(folder.file(note_name), note); !wrote) return wrote.error();
    return proven;
}

Result<std::optional<KeyCopy>> known_key_copy(const EventFolder& folder) {
    std::error_code ignored;
    if (!fs::exists(folder.file(note_name), ignored)) return std::optional<KeyCopy>();
    auto text = read_file(folder.file(note_name), 1 << 16);
    if (!text) return text.error();
    const auto note = nlohmann::json::parse(*text, nullptr, false);
    if (!note.is_object() || !note.contains("copy") || !note["copy"].is_string())
        return std::optional<KeyCopy>();
    KeyCopy known{note["copy"], note.value("checked_at", ""), false, false};
    if (fs::exists(known.path, ignored)) {
        if (auto holds = holds_key(folder, known.path); !holds) return holds.error();
        known.is_reachable = true;
        known.same_disk = disk_of(known.path) == disk_of(folder.path);
    }
    return std::optional(known);
}

}  // namespace lanyard
