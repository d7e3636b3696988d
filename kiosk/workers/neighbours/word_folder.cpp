// Words are JSON objects in files PROGRAM.KIND; a file's own time says when it can be removed, so that
// damaged ones and what a killed writer left behind go as well.
#include "workers/neighbours/word_folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/hex.h"
#include "base/log.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "base/state_folder.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Word {
    Instant at;
    json said;
};

// Unlike its path, a folder's inode is the same for everybody who opens it by another name.
fs::path folder_for(const fs::path& event) {
    struct stat found {};
    (void)stat(event.c_str(), &found);
    return state_folder() / "neighbours" /
           (std::to_string(found.st_dev) + "-" + std::to_string(found.st_ino));
}

bool is_forgotten(const fs::path& file, Instant now) {
    std::error_code gone;
    const auto written = fs::last_write_time(file, gone);
    return !gone && now - std::chrono::file_clock::to_sys(written) > WordFolder::kept_for;
}

std::optional<Word> read_word(const fs::path& file) {
    const auto text = read_file(file, WordFolder::most_bytes);
    json said = text ? json::parse(*text, nullptr, false) : json();
    if (!said.is_object()) return std::nullopt;
    const auto at = said.find("at");
    if (at == said.end() || !at->is_number_integer()) return std::nullopt;
    const Instant instant = instant_from_ms(at->get<long long>());
    return Word{instant, std::move(said)};
}

}  // namespace

WordFolder::WordFolder(const fs::path& event, const Clock& machine_clock)
    : machine_clock_(machine_clock), folder_(folder_for(event)), program_(to_hex(random_bytes(8))) {}

WordFolder::~WordFolder() {
    std::error_code ignored;
    for (const fs::path& file : written_) fs::remove(file, ignored);
}

void WordFolder::write(const char* kind, json word) {
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
    word["at"] = to_ms(machine_clock_.now());
    const fs::path file = folder_ / (program_ + "." + kind);
    written_.insert(file);
    const auto written = write_file(file, word.dump(-1, ' ', false, json::error_handler_t::replace), false);
    if (written || std::exchange(has_warned_, true)) return;
    log_warning("the screens of this machine do not hear of each other: {}. {}", written.error().message(),
                state_folder_remedy);
}

std::vector<fs::path> WordFolder::files_of_others(const std::string& kind) const {
    const Instant now = machine_clock_.now();
    std::vector<fs::path> files;
    std::error_code failed, ignored;
    for (fs::directory_iterator at(folder_, failed), end; !failed && at != end; at.increment(failed)) {
        const fs::path& file = at->path();
        if (is_forgotten(file, now))
            fs::remove(file, ignored);
        else if (file.extension() == "." + kind && file.stem() != program_ && files.size() < most_opened)
            files.push_back(file);
    }
    return files;
}

void WordFolder::read(const char* kind, const std::function<void(Instant, const json&)>& tell) const {
    std::vector<Word> words;
    for (const fs::path& file : files_of_others(kind)) {
        auto word = read_word(file);
        if (word && machine_clock_.now() - word->at <= kept_for) words.push_back(std::move(*word));
    }
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.at > b.at; });
    if (words.size() > most_words) words.resize(most_words);
    for (const Word& word : words) {
        try {
            tell(word.at, word.said);
        } catch (const json::exception&) {
        }
    }
}

}  // namespace lanyard
