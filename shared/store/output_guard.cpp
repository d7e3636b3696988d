// A target is resolved to the file it is, and that file's event says whether it is one of its own.
#include "store/output_guard.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#include "base/safe_file.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_settings_bytes = 1 << 20;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

// The folder itself or the nearest above it that holds an event; empty where there is none.
fs::path event_around(fs::path folder) {
    std::error_code ignored;
    for (; !folder.empty(); folder = folder.parent_path()) {
        if (fs::exists(folder / "event.toml", ignored) || fs::exists(folder / "lanyard.db", ignored))
            return folder;
        if (folder == folder.root_path()) break;
    }
    return {};
}

// The text of all settings and layouts of the event, in small letters.
std::string all_settings(const fs::path& event) {
    std::string text;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(event, ignored)) {
        if (lower(entry.path().extension().string()) != ".toml" || !entry.is_regular_file(ignored)) continue;
        if (const auto settings = read_file(entry.path(), most_settings_bytes)) text += lower(*settings);
    }
    return text;
}

// Whether a text in quotation marks is this name, or a path with it.
bool is_named(const std::string& settings, const std::string& name) {
    constexpr std::string_view edges = "\"'/";
    for (auto at = settings.find(name); at != std::string::npos; at = settings.find(name, at + 1)) {
        const auto end = at + name.size();
        if (at > 0 && edges.find(settings[at - 1]) != edges.npos && end < settings.size() &&
            edges.find(settings[end]) != edges.npos)
            return true;
    }
    return false;
}

// What commands write over when they are run again.
bool is_kind_of_report(const fs::path& file) {
    static const std::set<std::string> reports = {".csv", ".xlsx", ".json", ".pdf", ".png",
                                                  ".eml", ".wav",  ".log",  ".txt", ".jsonl"};
    return reports.count(lower(file.extension().string())) > 0;
}

// `file` lies in the event's folder: whether it is one of the files that make the event.
bool belongs_to_event(const fs::path& file, const fs::path& event) {
    const fs::path inside = file.lexically_relative(event);
    const std::string first = lower(inside.begin()->string());
    for (const char* own : {"lanyard.db", "event.key", "event.toml"})
        if (first.rfind(own, 0) == 0) return true;
    if (lower(file.extension().string()) == ".toml") return true;
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored) && !is_kind_of_report(file)) return true;
    const std::string settings = all_settings(event);
    return std::any_of(inside.begin(), inside.end(),
                       [&](const fs::path& part) { return is_named(settings, lower(part.string())); });
}

// A file of the event that is the same file by another name; empty where none is.
fs::path same_file_in(const fs::path& event, const fs::path& target) {
    std::error_code ignored;
    if (!fs::is_regular_file(target, ignored) || fs::hard_link_count(target, ignored) < 2) return {};
    for (const auto& entry : fs::recursive_directory_iterator(event, ignored)) {
        if (entry.is_regular_file(ignored) && fs::equivalent(entry.path(), target, ignored) &&
            belongs_to_event(entry.path(), event))
            return entry.path();
    }
    return {};
}

// The path without links, also where the last one leads to a file that is not there yet.
fs::path resolved(fs::path path, std::error_code& failed) {
    constexpr int most_links = 40;  // as many as Linux follows
    for (int links = 0; links < most_links && fs::is_symlink(path, failed); ++links)
        path = path.parent_path() / fs::read_symlink(path, failed);
    return fs::weakly_canonical(path, failed);
}

Error refusal(const fs::path& target, const fs::path& own) {
    return usage_error(own == target ? "this is a file of the event" : "this is the event's " + own.string(),
                       target.string(), "Name another file; nothing was written");
}

}  // namespace

Result<void> may_write(const fs::path& target, const fs::path& event) {
    if (target.empty()) return {};
    std::error_code failed;
    const fs::path file = resolved(fs::absolute(target), failed);
    if (failed) return machine_error("cannot write it: " + failed.message(), target.string());
    const fs::path around = event_around(file);
    if (!around.empty() && file == around)
        return usage_error("this is an event's own folder", target.string(),
                           "Name a folder in it or beside it; nothing was written");
    if (!around.empty() && belongs_to_event(file, around)) return refusal(target, file);
    const fs::path named = fs::weakly_canonical(fs::absolute(event), failed);
    if (const fs::path own = same_file_in(named, file); !own.empty()) return refusal(target, own);
    return {};
}

Result<void> write_output(const fs::path& target, std::string_view bytes, const fs::path& event,
                          bool durable) {
    if (auto may = may_write(target, event); !may) return may;
    return write_file(target, bytes, durable);
}

}  // namespace lanyard
