// The sample event made and filled by the command line itself.
#include "tests/lanyard/programs/sample_event.h"

#include <stdexcept>

#include "tests/folders.h"

namespace lanyard {
namespace {

void expect_done(const Finished& finished) {
    if (finished.status != 0) throw std::runtime_error(finished.err);
}

}  // namespace

std::string program(const std::string& name) {
    return (program_folder() / name).string();
}

std::string sample_file(const std::string& name) {
    return (source_folder() / "assets/launch-2017" / name).string();
}

SampleEvent::SampleEvent(List list) : folder_(scratch_.path() / "event") {
    expect_done(run_program({program("lanyard"), "init", folder_.string(), "--from", sample_file("")}));
    if (list == List::imported) expect_done(lanyard({"import", sample_file("registrations.csv")}));
}

Finished SampleEvent::lanyard(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {program("lanyard"), "--event", folder_.string(), "--clock", morning};
    all.insert(all.end(), words.begin(), words.end());
    return run_program(all);
}

Finished SampleEvent::lanyard_reading(const std::string& input, const std::vector<std::string>& words) const {
    std::vector<std::string> all = {"sh", "-c", R"(input=$1; shift; printf '%s\n' "$input" | "$@")", "sh",
                                    input};
    const std::vector<std::string> command = {program("lanyard"), "--event", folder_.string(), "--clock",
                                              morning};
    all.insert(all.end(), command.begin(), command.end());
    all.insert(all.end(), words.begin(), words.end());
    return run_program(all);
}

nlohmann::json SampleEvent::json(const std::vector<std::string>& words, int status) const {
    std::vector<std::string> all = {"--json"};
    all.insert(all.end(), words.begin(), words.end());
    const Finished finished = lanyard(all);
    if (finished.status != status) {
        throw std::runtime_error("lanyard " + words.front() + " ended with " +
                                 std::to_string(finished.status) + ": " + finished.out + finished.err);
    }
    return nlohmann::json::parse(finished.out);
}

nlohmann::json SampleEvent::attendee(const std::string& query) const {
    const auto found = json({"attendees", query});
    if (found.size() != 1) {
        throw std::runtime_error("\"" + query + "\" finds " + std::to_string(found.size()) + " attendees");
    }
    return found[0];
}

nlohmann::json SampleEvent::attendance_of(const std::string& id) const {
    const auto finished = lanyard({"export", "attendance", "--format", "json"});
    for (const auto& row : nlohmann::json::parse(finished.out)) {
        if (row["id"] == id) return row;
    }
    throw std::runtime_error(id + " is not in the export");
}

}  // namespace lanyard
