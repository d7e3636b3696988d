// lanyard init, and which folder a command works on.
#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

unsigned rights(const fs::path& file) {
    struct stat info {};
    REQUIRE(::stat(file.c_str(), &info) == 0);
    return info.st_mode & 0777;
}

}  // namespace

TEST_CASE("a plain event is usable at once") {
    const ScratchFolder scratch;
    const std::string folder = (scratch.path() / "a day").string();
    const auto made = run_program({program("lanyard"), "--json", "init", folder});
    REQUIRE(made.status == 0);
    const auto document = nlohmann::json::parse(made.out);
    CHECK(document["folder"] == folder);
    CHECK(document["files"].size() >= 3);
    CHECK(rights(folder) == 0700);
    CHECK(rights(folder + "/event.key") == 0600);
    CHECK(rights(folder + "/lanyard.db") == 0600);
    for (const char* file : {"event.toml", "badge.toml"}) CHECK(fs::exists(fs::path(folder) / file));

    // No opening hours: whoever comes today is let in, at the one point there is.
    const auto admitted =
        run_program({program("lanyard"), "--event", folder, "--json", "walk-in", "--name", "Jo Field"});
    REQUIRE(admitted.status == 0);
    CHECK(nlohmann::json::parse(admitted.out)["verdict"] == "admitted");
    CHECK(nlohmann::json::parse(admitted.out)["point"] == "Entrance");
}

TEST_CASE("an event from another has its settings and programme, and neither its key nor its people") {
    const SampleEvent sample;
    const fs::path copy = sample.file("next-year");
    REQUIRE(sample.lanyard({"init", copy.string(), "--from", sample.folder().string()}).status == 0);
    CHECK(text_of(copy / "event.toml") == text_of(sample.folder() / "event.toml"));
    CHECK(text_of(copy / "event.key") != text_of(sample.folder() / "event.key"));
    CHECK_FALSE(fs::exists(copy / "registrations.csv"));
    const auto on_copy = [&](const std::string& command) {
        return nlohmann::json::parse(
            run_program({program("lanyard"), "--event", copy.string(), "--json", command}).out);
    };
    CHECK(on_copy("attendees").empty());
    CHECK(on_copy("programme")["sessions"].size() == 20);
}

TEST_CASE("an event is never written over") {
    const SampleEvent sample;
    const std::string key = text_of(sample.folder() / "event.key");
    const auto again = sample.lanyard({"init", sample.folder().string()});
    CHECK(again.status == 1);
    CHECK(again.err.find("holds an event already") != std::string::npos);
    CHECK(text_of(sample.folder() / "event.key") == key);
    CHECK(sample.json({"attendees"}).size() == 312);
}

TEST_CASE("a folder to begin from has to hold an event") {
    const ScratchFolder scratch;
    const auto made = run_program(
        {program("lanyard"), "init", (scratch.path() / "new").string(), "--from", scratch.path().string()});
    CHECK(made.status == 3);
    CHECK(made.err.find("event.toml is missing") != std::string::npos);
}

TEST_CASE("--event goes before LANYARD_EVENT, which goes before the working folder") {
    const SampleEvent sample;
    const auto arrived = [&](const std::vector<std::string>& words) {
        const auto finished = run_program(words);
        return finished.status == 0 ? nlohmann::json::parse(finished.out)["expected"].get<int>() : -1;
    };
    REQUIRE(run_program({program("lanyard"), "init", sample.file("empty").string()}).status == 0);
    REQUIRE(::setenv("LANYARD_EVENT", sample.folder().c_str(), 1) == 0);
    CHECK(arrived({program("lanyard"), "stats", "--json"}) == 295);
    CHECK(arrived({program("lanyard"), "--event", sample.file("empty").string(), "stats", "--json"}) == 0);
    REQUIRE(::unsetenv("LANYARD_EVENT") == 0);
    CHECK(arrived({"env", "--chdir=" + sample.folder().string(), program("lanyard"), "stats", "--json"}) ==
          295);
    CHECK(arrived({"env", "--chdir=" + sample.file("").string(), program("lanyard"), "stats", "--json"}) ==
          -1);
}

TEST_CASE("a slip in event.toml is named with its line and the nearest known word") {
    const SampleEvent sample(SampleEvent::List::none);
    std::ofstream(sample.folder() / "event.toml", std::ios::app) << "\nclears_aftr_s = 3\n";
    const auto stats = sample.lanyard({"stats"});
    CHECK(stats.status == 3);
    CHECK(stats.err.find("event.toml:") != std::string::npos);
    CHECK(stats.err.find("clears_aftr_s") != std::string::npos);
}

TEST_CASE("a folder that was only half copied is refused with what to do") {
    const SampleEvent sample(SampleEvent::List::none);
    fs::remove(sample.folder() / "event.key");
    const auto stats = sample.lanyard({"stats"});
    CHECK(stats.status == 3);
    CHECK(stats.err.find("Copy the whole folder") != std::string::npos);
}

TEST_CASE("an init that cannot write everything leaves nothing behind, wherever it had to stop") {
    const ScratchFolder scratch;
    const fs::path fresh = scratch.path() / "above" / "fresh", used = scratch.path() / "used";
    fs::create_directories(used);
    std::ofstream(used / "mine.txt") << "mine";
    const auto names = [](const fs::path& folder) {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(folder))
            found.push_back(entry.path().filename().string());
        return found;
    };
    int failed = 0;
    // No file may grow beyond so many blocks, as on a disk that is full.
    for (const char* blocks : {"1", "4", "8", "24", "64", "128", "256", "512"}) {
        for (const fs::path& folder : {fresh, used}) {
            for (const bool from_sample : {false, true}) {
                CAPTURE(blocks);
                CAPTURE(folder.string());
                CAPTURE(from_sample);
                std::vector<std::string> words = {
                    "sh",   "-c",           R"(trap "" XFSZ; ulimit -f "$1"; shift; exec "$@")",
                    "sh",   blocks,         program("lanyard"),
                    "init", folder.string()};
                if (from_sample) words.insert(words.end(), {"--from", sample_file("")});
                const auto made = run_program(words);
                if (made.status == 0) {
                    CHECK(fs::exists(folder / "lanyard.db"));
                    fs::remove_all(folder == fresh ? fresh.parent_path() : folder);
                    if (folder == used) {
                        fs::create_directories(used);
                        std::ofstream(used / "mine.txt") << "mine";
                    }
                    continue;
                }
                ++failed;
                CHECK(made.status == 4);
                CHECK(made.err.size() > 20);
                CHECK_FALSE(fs::exists(fresh.parent_path()));
                CHECK(names(used) == std::vector<std::string>{"mine.txt"});
            }
        }
    }
    CHECK(failed > 8);
}
