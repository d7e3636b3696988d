// What lies there is looked at as bytes: a damaged database is no database.
#include "store/set_aside_files.h"

#include <algorithm>
#include <fstream>

#include "base/log.h"
#include "base/safe_file.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t part_bytes = 1 << 20;

bool is_set_aside(const std::string& name) {
    return name.starts_with("lanyard.db.aside-") || name.starts_with("lanyard.db-wal.") ||
           name.starts_with("lanyard.db-shm.") || name.starts_with("lanyard.db.restoring");
}

// True as well where it cannot be read: then nobody knows.
bool has_one_of(const fs::path& path, const std::vector<std::string>& words) {
    std::size_t longest = 0;
    for (const std::string& word : words) longest = std::max(longest, word.size());
    std::ifstream file(path, std::ios::binary);
    if (!file) return true;
    std::string text;
    for (bool goes_on = true; goes_on;) {
        // A word may lie across two parts.
        if (text.size() > longest) text.erase(0, text.size() - longest);
        const std::size_t kept = text.size();
        text.resize(kept + part_bytes);
        file.read(text.data() + kept, part_bytes);
        text.resize(kept + static_cast<std::size_t>(file.gcount()));
        goes_on = file.gcount() > 0;
        const auto is_there = [&](const std::string& word) { return text.find(word) != text.npos; };
        if (std::any_of(words.begin(), words.end(), is_there)) return true;
    }
    return false;
}

}  // namespace

Result<void> overwrite_and_remove(const fs::path& path) {
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    {
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        const std::string zeros(part_bytes, '\0');
        for (std::uintmax_t done = 0; !failed && file && done < size; done += part_bytes)
            file.write(zeros.data(),
                       static_cast<std::streamsize>(std::min<std::uintmax_t>(part_bytes, size - done)));
    }
    return remove_file(path);
}

std::vector<fs::path> set_aside_files(const EventFolder& event) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(event.path, failed))
        if (is_set_aside(entry.path().filename().string())) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

Result<std::vector<fs::path>> drop_set_aside_files(const EventFolder& event,
                                                   const std::vector<std::string>& words) {
    std::vector<fs::path> dropped;
    for (const fs::path& file : set_aside_files(event)) {
        if (!words.empty() && !has_one_of(file, words)) continue;
        if (auto gone = overwrite_and_remove(file); !gone) return gone.error();
        log_info("{}: deleted, because it knew somebody who was erased", file.string());
        dropped.push_back(file);
    }
    return dropped;
}

}  // namespace lanyard
