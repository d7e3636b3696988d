// lanyard doctor: each thing that would go wrong with the data is made to be so, and is said.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// What doctor says of `what` that is not well; "" for nothing.
std::string fault(const SampleEvent& sample, const std::string& what) {
    const auto examined = sample.lanyard({"--json", "doctor", "--printer", "ipp://127.0.0.1:9/ipp/print"});
    const auto checks = nlohmann::json::parse(examined.out)["checks"];
    std::string words;
    for (const auto& check : checks)
        if (check["what"] == what && check["ok"] == false) words += check["words"].get<std::string>() + "\n";
    return words;
}

bool says(const std::string& words, const std::string& part) {
    return words.find(part) != std::string::npos;
}

void run_sql(const SampleEvent& sample, const std::string& sql) {
    REQUIRE(run_program({"sqlite3", (sample.folder() / "lanyard.db").string(), sql}).status == 0);
}

}  // namespace

TEST_CASE("doctor has nothing to say of data that is well") {
    const SampleEvent sample;
    for (const char* what : {"lanyard.db", "folder", "rights", "disk", "clock", "event.toml", "logo.png"}) {
        CAPTURE(what);
        CHECK(fault(sample, what).empty());
    }
}

TEST_CASE("doctor says what decodes films, which is no fault of a machine without a card") {
    const SampleEvent sample;
    const auto checks = nlohmann::json::parse(
        sample.lanyard({"--json", "doctor", "--printer", "ipp://127.0.0.1:9/p"}).out)["checks"];
    int cards = 0;
    for (const auto& check : checks) {
        if (check["what"] != "graphics card") continue;
        ++cards;
        CHECK(check["ok"] == true);
        CHECK(says(check["words"], fs::exists("/dev/dri") ? "films" : "there is none"));
    }
    CHECK(cards > 0);
}

TEST_CASE("doctor says who else may read or change the data") {
    const SampleEvent sample;
    fs::permissions(sample.folder(), fs::perms(0755));
    CHECK(says(fault(sample, "folder"), "can read it (755): chmod 700"));
    fs::permissions(sample.folder(), fs::perms(0777));
    CHECK(says(fault(sample, "folder"), "can change it (777)"));
    for (const char* file : {"lanyard.db", "event.key"}) {
        fs::permissions(sample.folder() / file, fs::perms(0666));
        CHECK(says(fault(sample, file), "can change it (666): chmod 600"));
        fs::permissions(sample.folder() / file, fs::perms(0640));
        CHECK(says(fault(sample, file), "can read it (640): chmod 600"));
    }
    fs::permissions(sample.folder() / "event.toml", fs::perms(0666));
    CHECK(says(fault(sample, "event.toml"), "can change it (666): chmod go-w"));
}

TEST_CASE("doctor says that the database is missing, empty, damaged, or written with another key") {
    const SampleEvent sample;
    const fs::path database = sample.folder() / "lanyard.db";
    REQUIRE(run_program({program("lanyard"), "init", sample.file("other").string()}).status == 0);
    fs::rename(sample.folder() / "event.key", sample.file("kept.key"));
    fs::copy(sample.file("other") / "event.key", sample.folder() / "event.key");
    CHECK(says(fault(sample, "event.key"), "is another event's"));
    fs::remove(sample.folder() / "event.key");
    fs::rename(sample.file("kept.key"), sample.folder() / "event.key");

    const auto size = fs::file_size(database);
    {
        std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(size / 2));
        file << std::string(20'000, '?');
    }
    CHECK_FALSE(fault(sample, "lanyard.db").empty());
    fs::resize_file(database, 0);
    CHECK(says(fault(sample, "lanyard.db"), "is empty"));
    fs::remove(database);
    CHECK(says(fault(sample, "lanyard.db"), "is missing"));
    CHECK_FALSE(fs::exists(database));
}

TEST_CASE(
    "doctor says that the journal's clock ran away, what is named and not there, and what settings miss") {
    const SampleEvent sample;
    // 2100-01-01
    run_sql(sample, "UPDATE this_node SET clock = 4102444800000 << 16");
    CHECK(says(fault(sample, "clock"), "2100-01-01"));
    fs::remove(sample.folder() / "message.mp4");
    CHECK(says(fault(sample, "message.mp4"), "is not in the folder"));
    fs::remove(sample.folder() / "logo.png");
    std::string settings = text_of(sample.folder() / "event.toml");
    const auto at = settings.find("\nhold_until");
    REQUIRE(at != std::string::npos);
    settings.erase(at, settings.find("\n", at + 1) - at);
    std::ofstream(sample.folder() / "event.toml") << settings;
    CHECK(says(fault(sample, "event.toml"), "no hold_until"));
}

TEST_CASE("doctor says whose data was to be gone by now, until it is, and never of a sample") {
    const SampleEvent sample;
    const auto retention = [&](const char* time) {
        const auto examined =
            run_program({program("lanyard"), "--json", "--event", sample.folder().string(), "--clock", time,
                         "doctor", "--printer", "ipp://127.0.0.1:9/ipp/print"});
        std::string words;
        const auto checks = nlohmann::json::parse(examined.out)["checks"];
        for (const auto& check : checks)
            if (check["what"] == "retention") words += check["words"].get<std::string>();
        return words;
    };
    constexpr const char* later = "2018-03-01T09:00";
    CHECK(retention(later).empty());
    std::string settings = text_of(sample.folder() / "event.toml");
    const auto at = settings.find("\nsample = true");
    REQUIRE(at != std::string::npos);
    settings.erase(at, std::string("\nsample = true").size());
    std::ofstream(sample.folder() / "event.toml") << settings;
    CHECK(retention("2018-01-10T09:00").empty());
    CHECK(says(retention(later), "lanyard purge"));
    const auto purged =
        run_program({program("lanyard"), "--event", sample.folder().string(), "--clock", later, "purge"});
    REQUIRE_MESSAGE(purged.status == 0, purged.err);
    CHECK(retention(later).empty());
}
