// lanyard backup and what an erasure does to backups, by the real program.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Every byte below the folder; where the words stand, "" for nowhere.
std::string file_with(const fs::path& folder, const std::string& words) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        if (all.find(words) != std::string::npos) return entry.path().string();
    }
    return "";
}

nlohmann::json finding(const SampleEvent& sample, const std::string& what) {
    const auto examined = sample.lanyard({"--json", "doctor", "--printer", "ipp://127.0.0.1:9/p"});
    const auto document = nlohmann::json::parse(examined.out);
    for (const auto& check : document["checks"])
        if (check["what"] == what) return check;
    return {};
}

}  // namespace

TEST_CASE("a backup is made now, is listed as proved, and one that was spoilt is told of") {
    const SampleEvent sample;
    CHECK(sample.json({"backup", "list"}).empty());
    const std::string file = sample.json({"backup"})["file"];
    const auto listed = sample.json({"backup", "list"});
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["file"] == file);
    CHECK(listed[0]["entries"].get<int>() > 300);
    CHECK(listed[0]["of_this_folder"] == true);
    {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(40'000);
        bytes << std::string(60'000, 'x');
    }
    const auto spoilt = sample.json({"backup", "list"}, 4);
    CHECK(spoilt[0]["entries"].is_null());
    CHECK_FALSE(spoilt[0]["fault"].get<std::string>().empty());
}

TEST_CASE(
    "doctor says that there is no backup, how old the newest is, and that it lies on the event's disk") {
    const SampleEvent sample;
    CHECK(finding(sample, "backup")["ok"] == false);
    const std::string file = sample.json({"backup"})["file"];
    const auto found = finding(sample, "backup");
    const std::string words = found["words"];
    CHECK(words.find(file) != std::string::npos);
    CHECK(words.find("minutes old") != std::string::npos);
    CHECK(words.find("the event's own disk") != std::string::npos);
    CHECK(found["ok"] == false);
}

TEST_CASE("who is erased is in no byte of the event, its backups and this machine's own files") {
    const SampleEvent sample;
    const std::string state = getenv("XDG_STATE_HOME");
    REQUIRE(sample.lanyard({"backup"}).status == 0);
    REQUIRE(file_with(state, "amara.okafor@") != "");
    const std::string id = sample.attendee("amara okafor")["id"];
    const auto erased = sample.lanyard({"subject", "erase", id});
    CHECK_MESSAGE(erased.status == 0, erased.err);
    for (const fs::path& folder : {sample.folder(), fs::path(state)}) {
        CHECK(file_with(folder, "amara.okafor@") == "");
        CHECK(file_with(folder, "Amara Okafor") == "");
    }
    const auto listed = sample.json({"backup", "list"});
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["entries"].get<int>() > 300);
}

TEST_CASE(
    "a damaged event is put together from a backup and what can still be read, and says what is where") {
    const SampleEvent sample;
    const auto stats = sample.json({"stats"});
    REQUIRE(sample.lanyard({"backup"}).status == 0);
    const std::string code = sample.code("barry mason");
    REQUIRE(sample.lanyard({"check-in", code}).status == 0);
    const fs::path database = sample.folder() / "lanyard.db";
    for (const char* part : {"-wal", "-shm"}) fs::remove(database.string() + part);
    std::ofstream(database, std::ios::binary | std::ios::trunc) << std::string(200'000, 'x');

    const auto broken = sample.lanyard({"check-in", code});
    CHECK(broken.status == 4);
    CHECK_MESSAGE(broken.err.find("lanyard restore") != std::string::npos, broken.err);
    // The check-in since is lost, and is named.
    const auto restored = sample.lanyard({"restore"});
    CHECK(restored.status == 4);
    CHECK(restored.out.find("came from the backup") != std::string::npos);
    CHECK(restored.out.find("lanyard.db.aside-") != std::string::npos);
    CHECK(restored.err.find("missing: entries") != std::string::npos);
    CHECK(restored.err.find("lanyard sync") != std::string::npos);
    CHECK(sample.json({"stats"}) == stats);
    CHECK(sample.json({"check-in", code})["verdict"] == "admitted");
    CHECK(finding(sample, "set aside")["ok"] == false);  // what was set aside holds names

    const std::string id = sample.attendee("amara okafor")["id"];
    const auto erased = sample.lanyard({"subject", "erase", id});
    CHECK(erased.status == 0);
    CHECK(text_of(sample.folder() / "lanyard.db").find("amara.okafor@") == std::string::npos);
}

TEST_CASE("restore is refused while a program has the event open, and takes a file that is named") {
    const SampleEvent sample;
    const std::string file = sample.json({"backup"})["file"];
    const std::string ready = sample.file("ready").string();
    {
        ChildProcess holder({"sqlite3", (sample.folder() / "lanyard.db").string(),
                             "SELECT 1 FROM entries LIMIT 1;", ".shell touch " + ready + " && exec sleep 30"},
                            {}, {});
        REQUIRE(wait_until([&] { return fs::exists(ready); }));
        const auto refused = sample.lanyard({"restore"});
        CHECK(refused.status == 1);
        CHECK(refused.err.find("open") != std::string::npos);
    }
    CHECK(sample.json({"restore", file})["backup"] == file);
    CHECK(sample.lanyard({"restore", sample_file("logo.png")}).status == 4);
    CHECK(sample.lanyard({"verify"}).status == 0);
}
