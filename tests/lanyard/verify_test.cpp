// lanyard verify: whole, or the first difference by name and exit status 4; and folders that travelled.
#include <doctest/doctest.h>

#include <fstream>

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

TEST_CASE("an entry that was deleted with its rows is missed, in the middle and at the end") {
    const SampleEvent sample;
    for (const char* name : {"amara okafor", "barry mason", "suryani"})
        sample.json({"check-in", sample.code(name)});
    const std::string which = "(SELECT max(sequence) FROM entries WHERE kind = 'checked_in')";
    std::string sequence;
    SUBCASE("in the middle") {
        sequence = which + " - 1";
    }
    SUBCASE("at the end") {
        sequence = which;
    }
    change_rows(sample,
                "CREATE TEMP TABLE gone AS SELECT id FROM entries WHERE kind = 'checked_in' AND sequence = " +
                    sequence +
                    "; DELETE FROM attendance WHERE entry IN gone; DELETE FROM presence WHERE entry IN gone;"
                    " UPDATE area_counts SET inside = inside - 1; DELETE FROM entries WHERE id IN gone");
    const auto said = sample.json({"verify"}, 4);
    CHECK(said["difference"]["where"].get<std::string>().find("sequence") != std::string::npos);
    CHECK(said["difference"]["what"].get<std::string>().find("missing") != std::string::npos);
}

TEST_CASE("nobody is admitted again because a table was emptied") {
    const SampleEvent sample;
    const std::string code = sample.code("amara okafor");
    sample.json({"check-in", code});
    change_rows(sample, "DELETE FROM presence; DELETE FROM attendance; DELETE FROM area_counts");
    CHECK(sample.json({"check-in", code})["verdict"] == "welcome_back");
}

TEST_CASE("a database with garbage in it says so, and what is left of it is saved") {
    const SampleEvent sample;
    sample.json({"check-in", sample.code("amara okafor")});
    change_rows(sample, "PRAGMA wal_checkpoint(TRUNCATE)");
    {
        std::fstream file(sample.folder() / "lanyard.db", std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(20 * 4096);
        file << std::string(3 * 4096, 'x');
    }
    const auto verified = sample.lanyard({"verify"});
    CHECK(verified.status == 4);
    CHECK_MESSAGE(verified.err.find("lanyard salvage") != std::string::npos, verified.err);
    const std::string out = sample.file("saved").string();
    const auto saved = sample.lanyard({"salvage", sample.folder().string(), out});
    CHECK((saved.status == 0) == (saved.err.find("lost") == std::string::npos));
    CHECK(run_program({program("lanyard"), "--event", out, "attendees"}).status == 0);
}

TEST_CASE("reading needs no writing: beside a program that keeps the database to itself it works at once") {
    const SampleEvent sample;
    sample.json({"check-in", sample.code("amara okafor")});
    const std::string database = (sample.folder() / "lanyard.db").string();
    const std::string ready = sample.file("ready").string();
    std::string lock;
    SUBCASE("for writing") {
        lock = "BEGIN IMMEDIATE;";
    }
    SUBCASE("for reading, too") {
        lock = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE this_node SET clock = clock;";
    }
    ChildProcess holder({"sqlite3", database, lock, ".shell touch " + ready + " && exec sleep 30"}, {}, {});
    REQUIRE(wait_until([&] { return fs::exists(ready); }));
    const auto began = std::chrono::steady_clock::now();
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"attendees"},
                                               {"stats"},
                                               {"stats", "--once"},
                                               {"explain", "amara okafor"},
                                               {"export", "roll-call"},
                                               {"export", "attendance"}}) {
        const auto finished = sample.lanyard(words);
        CHECK_MESSAGE(finished.status == 0, finished.err);
        CHECK_FALSE(finished.out.empty());
    }
    CHECK(sample.json({"stats"})["arrived"] == 1);
    CHECK(std::chrono::steady_clock::now() - began < patience);
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
