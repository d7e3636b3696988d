// lanyard hold and purge by the real program: every byte is looked through for everybody of the list.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "base/safe_file.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/private_state.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

constexpr const char* later = "2018-03-01T09:00";  // retention_days are over

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// What the event's settings, its programme and its films' captions say themselves may stay.
std::string said_in_public() {
    std::string text;
    for (const char* name :
         {"event.toml", "programme.csv", "message.en.vtt", "message.fr.vtt", "message.cy.vtt"})
        text += bytes_of(sample_file(name));
    return text;
}

// Everything that tells who somebody is: names, addresses, organisations, codes.
std::set<std::string> words_about(const nlohmann::json& people) {
    const std::string in_public = said_in_public();
    std::set<std::string> words;
    for (const auto& person : people) {
        for (const char* field : {"name", "email", "organisation"})
            if (const std::string word = person[field]; in_public.find(word) == in_public.npos)
                words.insert(word);
        for (const std::string code : person["codes"]) words.insert(code);
    }
    words.erase("");
    return words;
}

// The command line at another time than the morning.
Finished at(const SampleEvent& sample, const char* time, std::vector<std::string> words) {
    words.insert(words.begin(),
                 {program("lanyard"), "--json", "--event", sample.folder().string(), "--clock", time});
    return run_program(words);
}

// "FILE: WORD" for each of the words in any byte of any file below the folders.
std::vector<std::string> found_below(const std::vector<fs::path>& folders,
                                     const std::set<std::string>& words) {
    std::vector<std::string> found;
    for (const fs::path& folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            const std::string bytes = bytes_of(entry.path());
            for (const std::string& word : words)
                if (bytes.find(word) != bytes.npos) found.push_back(entry.path().string() + ": " + word);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("a purged event has nobody in any byte of its folder and its state, and keeps how many came") {
    const SampleEvent sample;
    const PrivateState at_home;
    const fs::path state = at_home.folder.path();
    for (const char* who : {"amara okafor", "ruth eisenberg"})
        REQUIRE(sample.lanyard({"check-in", sample.code(who)}).status == 0);
    REQUIRE(sample.lanyard({"walk-in", "--name", "Zerlina Quux", "--email", "zerlina@example.org"}).status ==
            0);
    REQUIRE(sample.lanyard({"backup"}).status == 0);
    const auto words = words_about(sample.json({"attendees"}));
    const auto counts = sample.json({"stats"})["arrived"];
    fs::copy(sample.folder() / "lanyard.db", sample.folder() / "lanyard.db.aside-2017-11-10T080000Z");
    const fs::path exported = sample.folder() / "exports" / "attendance.csv";
    fs::create_directories(exported.parent_path());
    REQUIRE(sample.lanyard({"export", "attendance", "--out", exported.string()}).status == 0);
    REQUIRE(words.size() > 600);
    REQUIRE(found_below({sample.folder(), state}, words).size() > words.size());

    CHECK(sample.lanyard({"purge"}).status == 1);  // it is kept for some time
    const auto told = at(sample, later, {"purge"});
    CHECK(told.status == 1);
    CHECK(told.err.find("attendance.csv tells who its people are") != std::string::npos);
    CHECK_FALSE(sample.json({"attendees", "zerlina"}).empty());
    const auto purged = nlohmann::json::parse(at(sample, later, {"purge", "--files"}).out);
    CHECK(purged["left"].empty());
    CHECK_FALSE(fs::exists(exported));
    const auto found = found_below({sample.folder(), state}, words);
    CHECK_MESSAGE(found.empty(), found.size(), " are left, the first: ", found.empty() ? "" : found.front());

    CHECK(sample.json({"stats"})["arrived"] == counts);
    CHECK(sample.lanyard({"verify"}).status == 0);
    const auto shown = sample.lanyard({"stats"});
    CHECK(shown.err.find("this event was purged on 2018-03-01") != std::string::npos);
}

TEST_CASE("a purged event is not filled again by a list, a walk-in or a machine that comes late") {
    const SampleEvent sample;
    const fs::path stick = sample.file("stick.lanyard"), late = sample.file("late");
    fs::copy(sample.folder(), late, fs::copy_options::recursive);
    const auto at_late = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {program("lanyard"), "--event", late.string(), "--clock", morning});
        return run_program(words);
    };
    REQUIRE(at_late({"walk-in", "--name", "Zerlina Quux"}).status == 0);
    REQUIRE(sample.lanyard({"purge", "--early"}).status == 0);
    const auto list = sample.lanyard({"import", sample_file("registrations.csv")});
    CHECK(list.status == 1);
    CHECK(list.err.find("was purged on") != std::string::npos);
    CHECK(sample.lanyard({"walk-in", "--name", "Sam Reed"}).status == 1);
    // Late entries first, the purge first: neither brings a name here, and the late machine loses its own.
    for (int round = 0; round < 2; ++round) {
        REQUIRE(at_late({"sync", stick.string()}).status == 0);
        REQUIRE(sample.lanyard({"sync", stick.string()}).status == 0);
    }
    REQUIRE(at_late({"sync", stick.string()}).status == 0);
    for (const fs::path& folder : {sample.folder(), late})
        CHECK(found_below({folder}, {"Zerlina Quux", "amara.okafor@"}).empty());
    CHECK(at_late({"import", sample_file("registrations.csv")}).status == 1);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("somebody who is held stays whole until then, is not erased, and goes with the next purge") {
    const SampleEvent sample;
    const std::string amara = sample.attendee("amara okafor")["id"];
    CHECK(sample.lanyard({"hold", amara, "--reason", "a claim"}).status == 2);
    CHECK(sample.lanyard({"hold", amara, "--until", "2018-06-01"}).status == 2);
    REQUIRE(sample.lanyard({"hold", amara, "--reason", "a claim", "--until", "2018-06-01"}).status == 0);
    CHECK(sample.json({"hold"})[0]["reason"] == "a claim");
    CHECK(sample.lanyard({"subject", "erase", amara}).status == 1);
    const auto before = sample.attendee("amara okafor");
    const auto purged = nlohmann::json::parse(at(sample, later, {"purge"}).out);
    REQUIRE(purged["held"].size() == 1);
    CHECK(purged["held"][0] == amara);
    CHECK(sample.attendee("amara okafor") == before);
    CHECK(sample.json({"attendees", "eisenberg"}).empty());
    CHECK(found_below({sample.folder()}, {before["email"].get<std::string>()}).size() == 1);
    CHECK(sample.lanyard({"verify"}).status == 0);
    CHECK(nlohmann::json::parse(at(sample, "2018-07-01T09:00", {"purge"}).out)["held"].empty());
    for (const auto& person : sample.json({"attendees"})) CHECK(person["name"] == "");
    CHECK(found_below({sample.folder()}, {before["email"].get<std::string>()}).empty());
}

TEST_CASE("without its key a purged event says what it was, and opens no more") {
    const SampleEvent sample;
    const auto purged = sample.json({"purge", "--early", "--destroy-key"});
    CHECK(purged["left"].empty());
    CHECK_FALSE(fs::exists(sample.folder() / "event.key"));
    CHECK(text_of(sample.folder() / "purged.txt").find("Purged on 2017-11-10") != std::string::npos);
    const auto opened = sample.lanyard({"stats"});
    CHECK(opened.status == 3);
    CHECK(opened.err.find("this event was purged and its key destroyed") != std::string::npos);
}

TEST_CASE("an erasure reaches what a restore set aside, and leaves alone what does not know the person") {
    const SampleEvent sample;
    const fs::path aside = sample.folder() / "lanyard.db.aside-2017-11-10T080000Z";
    const fs::path other = sample.folder() / "lanyard.db.aside-2017-11-10T090000Z";
    fs::copy(sample.folder() / "lanyard.db", aside);
    REQUIRE(write_file(other, "nobody is in it"));
    const std::string amara = sample.attendee("amara okafor")["id"];
    const auto erased = sample.lanyard({"subject", "erase", amara});
    CHECK(erased.status == 0);
    CHECK(erased.out.find("Deleted " + aside.string()) != std::string::npos);
    CHECK_FALSE(fs::exists(aside));
    CHECK(fs::exists(other));
}
