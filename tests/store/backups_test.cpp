// Backups: whole, private, few, proved, and without anybody who was erased since.
#include "store/backups.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "base/own_file.h"
#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"
#include "tests/fakes.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct BackedUpEvent {
    ScratchFolder scratch;
    FakeClock clock;
    fs::path folder = scratch.path() / "event";
    std::unique_ptr<Database> database;
    std::unique_ptr<Journal> journal;
    Instant now = instant_from_ms(1'510'303'800'000);  // 2017-11-10T08:50:00Z

    explicit BackedUpEvent(const std::string& settings = plain_event_toml("Test")) {
        fs::create_directories(folder);
        REQUIRE(write_file(folder / "event.toml", settings));
        REQUIRE(write_file(folder / "event.key", EventKey::generate().to_text()));
        database = std::move(Database::open(folder / "lanyard.db", Database::Access::make)).value();
        journal = std::move(Journal::open(*database, opened().key, clock)).value();
    }

    EventFolder opened() const { return std::move(open_event_folder(folder)).value(); }

    void check_in(const std::string& person) {
        REQUIRE(journal->transact([&] {
            NewEntry entry;
            entry.kind = entry_kind::checked_in;
            entry.subject = person;
            entry.area = "entrance";
            entry.body = R"({"point":"Kiosk 1"})";
            entry.personal = R"({"reason":"for )" + person + R"("})";
            journal->append(entry);
        }));
    }
    void erase(const std::string& person) {
        REQUIRE(journal->transact([&] {
            NewEntry entry;
            entry.kind = entry_kind::subject_erased;
            entry.subject = person;
            journal->append(entry);
        }));
    }
    Result<Backup> back_up(const BackupPace& pace = {}) {
        now += std::chrono::minutes(10);
        return make_backup(opened(), now, pace);
    }
};

std::size_t entries_in(const fs::path& file) {
    auto database = std::move(Database::open(file, Database::Access::read)).value();
    return std::move(database->read([&] { return read_entries(*database).size(); })).value();
}

bool holds(const fs::path& folder, const std::string& words) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        if (read_file(entry.path()).value().find(words) != std::string::npos) return true;
    }
    return false;
}

void overwrite(const fs::path& file, std::uintmax_t from, std::size_t bytes) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(from));
    stream << std::string(bytes, 'x');
}

}  // namespace

TEST_CASE("a backup has every entry, is for its owner alone, and lies outside the event without its key") {
    BackedUpEvent event;
    for (int i = 0; i < 30; ++i) event.check_in("person " + std::to_string(i));
    const auto made = event.back_up();
    REQUIRE_MESSAGE(made.ok(), made.error().message());
    CHECK(entries_in(made->file) == 30);
    CHECK(prove_backup(event.opened(), made->file).value() == 30);
    CHECK(made->file.string().rfind((event.scratch.path() / "state").string(), 0) == 0);
    struct stat status {};
    REQUIRE(::stat(made->file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    REQUIRE(::stat(made->file.parent_path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    CHECK_FALSE(holds(event.scratch.path() / "state", event.opened().key.to_text().substr(0, 64)));
    const auto listed = backups_of(event.opened());
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].file == made->file);
    CHECK(listed[0].made == event.now);
    CHECK(listed[0].is_of_this);
}

TEST_CASE("whoever writes in every pause of a backup neither waits nor makes it begin again") {
    BackedUpEvent event;
    for (int i = 0; i < 20; ++i) event.check_in("person " + std::to_string(i));
    int pauses = 0;
    BackupPace pace;
    pace.pages = 1;
    pace.pause = Milliseconds(0);
    pace.ends = [&] {
        if (++pauses <= 40) event.check_in("late " + std::to_string(pauses));
        return false;
    };
    const auto made = event.back_up(pace);
    REQUIRE_MESSAGE(made.ok(), made.error().message());
    CHECK(pauses >= 10);
    CHECK(entries_in(made->file) == 20);  // as of the moment it began
}

TEST_CASE("one that is given up leaves nothing, and what a killed process left goes with the next") {
    BackedUpEvent event;
    event.check_in("ada");
    BackupPace pace;
    pace.pages = 1;
    pace.ends = [] { return true; };
    const auto given_up = event.back_up(pace);
    REQUIRE_FALSE(given_up.ok());
    CHECK(given_up.error().kind == ErrorKind::refused);
    const fs::path place = backup_folder(event.opened());
    REQUIRE(write_file(place / "2017-11-10T085000Z-00000000.db.writing", "half"));
    REQUIRE(event.back_up().ok());
    int files = 0;
    for (const auto& entry : fs::directory_iterator(place)) files += entry.path().filename() != ".lock";
    CHECK(files == 1);
}

TEST_CASE("the newest are kept, and those of another folder of the event are let be") {
    BackedUpEvent event;
    event.check_in("ada");
    const fs::path other = event.scratch.path() / "other";
    fs::copy(event.folder, other);
    const auto others = make_backup(std::move(open_event_folder(other)).value(), event.now);
    REQUIRE_MESSAGE(others.ok(), others.error().message());
    for (std::size_t i = 0; i < backups_kept + 3; ++i) REQUIRE(event.back_up().ok());
    const auto listed = backups_of(event.opened());
    CHECK(listed.size() == backups_kept + 1);
    CHECK(listed.front().made == event.now);
    CHECK(listed.back().file == others->file);
    CHECK_FALSE(listed.back().is_of_this);
}

TEST_CASE("a damaged database is not backed up, and the older backups stay") {
    BackedUpEvent event;
    for (int i = 0; i < 100; ++i) event.check_in("person " + std::to_string(i));
    const auto good = event.back_up();
    REQUIRE(good.ok());
    SUBCASE("pages are garbage") {
        event.journal.reset();
        event.database.reset();
        overwrite(event.folder / "lanyard.db", 8 * 4096, 30 * 4096);
    }
    SUBCASE("an entry was changed") {
        REQUIRE(event.database->write(
            [&] { event.database->handle().exec("UPDATE entries SET area = 'room' WHERE sequence = 7"); }));
    }
    SUBCASE("an entry is missing") {
        REQUIRE(event.database->write(
            [&] { event.database->handle().exec("DELETE FROM entries WHERE sequence = 7"); }));
    }
    CHECK_FALSE(event.back_up().ok());
    const auto listed = backups_of(event.opened());
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].file == good->file);
}

TEST_CASE("a backup that knows somebody who was erased is deleted, wherever it lies") {
    const ScratchFolder stick;
    BackedUpEvent event;
    event.check_in("quetzalcoatl");
    REQUIRE(event.back_up().ok());
    std::string settings = plain_event_toml("Test");
    const std::size_t at = settings.find("retention_days");
    REQUIRE(at != std::string::npos);
    settings.insert(at, "backups = \"" + stick.path().string() + "\"\n");
    REQUIRE(write_file(event.folder / "event.toml", settings));
    const auto on_stick = event.back_up();
    REQUIRE(on_stick.ok());
    CHECK(lies_in(on_stick->file, stick.path()));
    REQUIRE(holds(event.scratch.path() / "state", "for quetzalcoatl"));
    REQUIRE(holds(stick.path(), "for quetzalcoatl"));

    event.erase("quetzalcoatl");
    CHECK(count_erasures(event.opened()).value() == 1);
    SUBCASE("at once") {
        CHECK(drop_backups_before_erasures(event.opened()).value() == 2);
        CHECK(backups_of(event.opened()).empty());
    }
    SUBCASE("with the next one") {
        REQUIRE(event.back_up().ok());
        CHECK(backups_of(event.opened()).size() == 1);
        CHECK(drop_backups_before_erasures(event.opened()).value() == 0);
    }
    CHECK_FALSE(holds(event.scratch.path() / "state", "for quetzalcoatl"));
    CHECK_FALSE(holds(stick.path(), "for quetzalcoatl"));
}

TEST_CASE("where the named folder is not there, backups lie with the user's own files") {
    std::string settings = plain_event_toml("Test");
    settings.insert(settings.find("retention_days"), "backups = \"/nowhere/at/all\"\n");
    BackedUpEvent event(settings);
    CHECK(lacks_named_backups(event.opened()));
    const auto made = event.back_up();
    REQUIRE(made.ok());
    CHECK(lies_in(made->file, event.scratch.path() / "state"));
    CHECK(share_a_disk(made->file, made->file.parent_path() / "not" / "there"));
}
