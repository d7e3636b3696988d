// What commands write never takes the place of a file of the event.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::string whole_folder(const fs::path& folder) {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        // SQLite's own beside the database come and go as it is read.
        const bool is_sqlites = name == "lanyard.db-wal" || name == "lanyard.db-shm";
        if (entry.is_regular_file() && !is_sqlites) all += name + "\n" + text_of(entry.path());
    }
    return all;
}

}  // namespace

TEST_CASE("no command writes over a file of the event, and none has begun when it is refused") {
    const SampleEvent sample;
    const std::string before = whole_folder(sample.folder());
    const auto of_event = [&](const char* name) { return (sample.folder() / name).string(); };
    fs::create_symlink(of_event("lanyard.db"), sample.file("link.csv"));
    fs::create_hard_link(of_event("event.key"), sample.file("hard.csv"));
    const std::string list = sample_file("registrations-later.csv");
    const std::vector<std::vector<std::string>> wrong = {
        {"export", "attendance", "--out", of_event("lanyard.db")},
        {"export", "attendance", "--out", of_event("event.key")},
        {"export", "attendance", "--out", of_event("lanyard.db-wal")},
        {"export", "roll-call", "--out", sample.file("link.csv").string()},
        {"export", "roll-call", "--out", sample.file("hard.csv").string()},
        {"export", "sessions", "--format", "xlsx", "--out", of_event("x/../badge.toml")},
        {"import", list, "--fix-list", of_event("event.toml")},
        {"import", list, "--fix-list", of_event("message.mp4")},
        {"badge", "--all", "--out", of_event("logo.png")},
        {"tickets", "--out", sample.folder().string()},
        {"rehearse", "--out", sample.folder().string()},
        {"practise", "--no-windows", "--out", sample.file("practice").string(), "--cards",
         of_event("lanyard.db")},
    };
    for (const auto& words : wrong) {
        CAPTURE(words.back());
        const auto finished = sample.lanyard(words);
        CHECK(finished.status == 2);
        CHECK(finished.out.empty());
        CHECK(finished.err.find("nothing was written") != std::string::npos);
        CHECK((whole_folder(sample.folder()) == before));
    }
    CHECK(text_of(sample.file("hard.csv")) == text_of(sample.folder() / "event.key"));
    CHECK_FALSE(fs::exists(sample.file("practice")));
}
