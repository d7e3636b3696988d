// The files by which the programs of one machine tell each other something: where they lie, how they are
// named and written, and when they are too old, too many or damaged.
//
// Each program has at most one file of each kind. All lie in one folder below the machine's state folder that
// is named by the event folder's device and inode; they are private (0600) and small, and replaced whole.
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/system_clock.h"

namespace lanyard {

class WordFolder {
  public:
    static constexpr Milliseconds kept_for{30 * 60'000};  // a word that is not renewed
    static constexpr std::uintmax_t most_bytes = 4096;    // of one word
    static constexpr std::size_t most_opened = 256;       // files, each time that words are heard
    static constexpr std::size_t most_words = 64;         // of one kind; the newest are heard

    // `event` is the event's folder.
    WordFolder(const std::filesystem::path& event, const Clock& machine_clock);
    // Takes this program's words away: nobody misses a program that ended in order.
    ~WordFolder();
    WordFolder(const WordFolder&) = delete;
    WordFolder& operator=(const WordFolder&) = delete;

    // Replaces this program's word of the kind; `word` is an object. What cannot be written is not said.
    void write(const char* kind, nlohmann::json word);
    // Calls `tell` with each word of the kind that another program wrote, and when, the newest first. A word
    // on which `tell` throws JSON's exception counts as damaged, and nobody said it.
    void read(const char* kind, const std::function<void(Instant, const nlohmann::json&)>& tell) const;

  private:
    std::vector<std::filesystem::path> files_of_others(const std::string& kind) const;

    const Clock& machine_clock_;
    std::filesystem::path folder_;
    std::string program_;  // what its files are named by
    std::set<std::filesystem::path> written_;
    bool has_warned_ = false;  // that nothing can be written
};

}  // namespace lanyard
