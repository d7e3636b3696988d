// The sample event in a folder of a test's own, and the command line that works on it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

namespace lanyard {

// Ten to nine on the day: check-in is open, nothing has begun.
inline constexpr const char* morning = "2017-11-10T08:50";

// The built program of this name.
std::string program(const std::string& name);
// A file of assets/launch-2017.
std::string sample_file(const std::string& name);

class SampleEvent {
  public:
    enum class List { imported, none };
    explicit SampleEvent(List list = List::imported);

    const std::filesystem::path& folder() const { return folder_; }
    // A path for the test's own files, beside the event.
    std::filesystem::path file(const std::string& name) const { return scratch_.path() / name; }

    // Runs `lanyard` on the event in the morning; a later --clock or --at in `words` wins.
    Finished lanyard(const std::vector<std::string>& words) const;
    // The same with this text as its standard input.
    Finished lanyard_reading(const std::string& input, const std::vector<std::string>& words) const;
    // The same with --json: the document it prints. It has to end with the status.
    nlohmann::json json(const std::vector<std::string>& words, int status = 0) const;

    // The one attendee whom the query finds, as `attendees --json` gives them.
    nlohmann::json attendee(const std::string& query) const;
    // The code of the emailed ticket.
    std::string code(const std::string& query) const { return attendee(query)["codes"][0]; }
    // The row of `export attendance` with this id.
    nlohmann::json attendance_of(const std::string& id) const;

  private:
    ScratchFolder scratch_;
    std::filesystem::path folder_;
};

}  // namespace lanyard
