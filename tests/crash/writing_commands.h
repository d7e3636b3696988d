// Commands that write, on a small event, for tests that let a call fail or cut the power.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/crash/disk_after_cut.h"
#include "tests/lanyard/programs/child_process.h"

namespace lanyard {

using Variables = std::vector<std::string>;  // "NAME=value"

// An event of a few people with a programme. Each run of a program is a machine of its own, which has never
// seen this folder.
class SmallEvent {
  public:
    explicit SmallEvent(const std::filesystem::path& scratch);
    // A copy of this event instead.
    SmallEvent(const std::filesystem::path& scratch, const std::filesystem::path& event);

    const std::filesystem::path& scratch() const { return scratch_; }
    const std::filesystem::path& folder() const { return folder_; }
    // In the morning of the event's day.
    Finished lanyard(const std::vector<std::string>& words, const Variables& variables = {}) const;
    // The folder as it was when the event was made.
    void restore() const { put_contents(folder_, made_); }
    std::string id(const std::string& name) const;
    std::string code(const std::string& name) const;

    // What the event holds, without the ids and codes that differ from run to run. Null where nothing is
    // there, or it cannot be read or does not hold together: `why` says so.
    nlohmann::json state(std::string& why) const;

  private:
    nlohmann::json attendee(const std::string& name) const;

    std::filesystem::path scratch_, folder_;
    Contents made_;
};

// Whether `found` is `before` or `after`, but for entries that a deed of several steps has written so far and
// that nobody sees yet.
bool is_before_or_whole(const nlohmann::json& found, const nlohmann::json& before,
                        const nlohmann::json& after);

struct WritingCommand {
    std::string name;
    std::vector<std::string> words;
    std::string erased = {};  // what is in no file of the folder any more, once this was shown
};
std::vector<WritingCommand> writing_commands(const SmallEvent& event);

// Runs the program below disk_calls (disk_calls/disk_calls.cpp).
Variables watched(const std::filesystem::path& under, const std::filesystem::path& log);

}  // namespace lanyard
