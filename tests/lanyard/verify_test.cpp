// lanyard verify: whole, or the first difference by name and exit status 4; and folders that travelled.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

void change_rows(const SampleEvent& sample, const std::string& sql) {
    const auto finished = run_program({"sqlite3", (sample.folder() / "lanyard.db").string(), sql});
    REQUIRE_MESSAGE(finished.status == 0, finished.err);
}

// A second machine's view of a copy: its own state, so its own node.
std::string node_of_check_in(const fs::path& folder, const std::string& code) {
    const auto on_folder = [&](const std::string& at) {
        return run_program(
            {program("lanyard"), "--event", folder.string(), "--json", "check-in", code, "--at", at});
    };
    REQUIRE(on_folder("2017-11-10T08:52").status == 0);
    return nlohmann::json::parse(on_folder("2017-11-10T08:53").out)["earlier"]["node"];
}

}  // namespace

TEST_CASE("an event that was worked on is whole") {
    const SampleEvent sample;
    sample.json({"check-in", sample.code("amara okafor")});
    sample.json({"undo", sample.attendee("amara okafor")["id"]});
    CHECK(sample.json({"verify"}) == nlohmann::json{{"whole", true}});
}

TEST_CASE("a row that the journal does not say is a difference") {
    const SampleEvent sample;
    sample.json({"check-in", sample.code("amara okafor")});
    SUBCASE("a made-up check-in") {
        change_rows(sample, "UPDATE attendance SET at = at + 60000");
    }
    SUBCASE("a row that is gone") {
        change_rows(sample, "DELETE FROM presence");
    }
    SUBCASE("an entry that was changed") {
        change_rows(
            sample,
            "UPDATE entries SET body = replace(body, 'Kiosk 1', 'Kiosk 2') WHERE kind = 'checked_in'");
    }
    SUBCASE("a name that was changed") {
        change_rows(sample, "UPDATE entries SET personal = replace(personal, 'Okafor', 'Adams')");
    }
    const auto said = sample.json({"verify"}, 4);
    CHECK(said["whole"] == false);
    CHECK_FALSE(said["difference"]["where"].get<std::string>().empty());
    CHECK_FALSE(said["difference"]["what"].get<std::string>().empty());
}

TEST_CASE("tables that differ are made anew from the journal, and nobody is admitted a second time") {
    const SampleEvent sample;
    const std::string code = sample.code("amara okafor");
    sample.json({"check-in", code});
    change_rows(sample,
                "DELETE FROM presence; DELETE FROM attendance; DELETE FROM area_counts;"
                " DELETE FROM badges; DELETE FROM list_registers");
    const auto difference = sample.lanyard({"verify"});
    CHECK(difference.status == 4);
    CHECK(difference.err.find("lanyard verify --rebuild") != std::string::npos);
    CHECK(sample.json({"verify", "--rebuild"})["whole"] == true);
    CHECK(sample.json({"stats"})["arrived"] == 1);
    CHECK(sample.code("amara okafor") == code);
}

TEST_CASE("entries that were not taken in are shown, and are no difference") {
    const SampleEvent sample;
    change_rows(sample, "INSERT INTO set_aside (id, reason, at) VALUES ('0a-1', 'it was forged', 0)");
    const auto said = sample.json({"verify"});
    CHECK(said["whole"] == true);
    CHECK(said["set_aside"][0]["entry"] == "0a-1");
    CHECK(sample.lanyard({"verify"}).err.find("it was forged") != std::string::npos);
}

TEST_CASE("a copied folder is a node of its own, and so is one that was put back") {
    const SampleEvent sample;
    const std::string code = sample.code("amara okafor"), other = sample.code("barry mason");
    const fs::path copy = sample.file("copy");
    fs::copy(sample.folder(), copy);
    const std::string here = node_of_check_in(sample.folder(), code), there = node_of_check_in(copy, code);
    CHECK(here != there);
    CHECK(node_of_check_in(sample.folder(), other) == here);  // nothing moved, so nothing changes

    fs::remove_all(sample.folder());
    fs::copy(copy, sample.folder());
    CHECK(node_of_check_in(sample.folder(), sample.code("suryani")) != here);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("data that cannot be used ends with 4 and says what to do") {
    const SampleEvent sample;
    SUBCASE("a newer version wrote it") {
        change_rows(sample, "PRAGMA user_version = 99; UPDATE oldest_program SET version = 99");
        const auto finished = sample.lanyard({"stats"});
        CHECK(finished.status == 4);
        CHECK(finished.err.find("newer") != std::string::npos);
    }
    SUBCASE("the key is another event's") {
        const SampleEvent other(SampleEvent::List::none);
        fs::copy_file(other.folder() / "event.key", sample.folder() / "event.key",
                      fs::copy_options::overwrite_existing);
        for (const char* command : {"attendees", "verify", "stats"}) {
            const auto finished = sample.lanyard({command});
            CHECK(finished.status == 4);
            CHECK(finished.err.find("another event's") != std::string::npos);
        }
        CHECK(sample.lanyard({"import", sample_file("registrations.csv")}).status == 4);
    }
    SUBCASE("it is missing, and is not made anew") {
        for (const char* name : {"lanyard.db", "lanyard.db-wal", "lanyard.db-shm"})
            fs::remove(sample.folder() / name);
        for (const char* command : {"attendees", "verify", "practise"}) {
            const auto finished = sample.lanyard({command});
            CHECK(finished.status == 4);
            CHECK(finished.err.find("missing") != std::string::npos);
        }
        CHECK_FALSE(fs::exists(sample.folder() / "lanyard.db"));
    }
    SUBCASE("it is no database") {
        for (const char* name : {"lanyard.db-wal", "lanyard.db-shm"}) fs::remove(sample.folder() / name);
        fs::copy_file(sample_file("logo.png"), sample.folder() / "lanyard.db",
                      fs::copy_options::overwrite_existing);
        const auto finished = sample.lanyard({"stats"});
        CHECK(finished.status == 4);
        CHECK(finished.err.find("lanyard.db") != std::string::npos);
    }
}
