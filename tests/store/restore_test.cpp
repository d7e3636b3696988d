// Databases that are damaged or gone are put together again, and nothing that lay there is destroyed.
#include "store/restore.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/fakes.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct WorkedOnEvent {
    ScratchFolder scratch;
    FakeClock clock;
    fs::path folder = scratch.path() / "event";
    std::unique_ptr<Database> database;
    std::unique_ptr<Journal> journal;

    WorkedOnEvent() {
        fs::create_directories(folder);
        REQUIRE(write_file(folder / "event.toml", plain_event_toml("Test")));
        REQUIRE(write_file(folder / "event.key", EventKey::generate().to_text()));
        database = std::move(Database::open(folder / "lanyard.db", Database::Access::make)).value();
        open();
    }
    void open() {
        if (!database)
            database = std::move(Database::open(folder / "lanyard.db", Database::Access::write)).value();
        journal = std::move(Journal::open(*database, opened().key, clock)).value();
    }
    void close() {
        if (database) CHECK(database->truncate_log());
        journal.reset();
        database.reset();
    }
    EventFolder opened() const { return std::move(open_event_folder(folder)).value(); }

    void append(const char* kind, const std::string& person) {
        REQUIRE(journal->transact([&] {
            NewEntry entry;
            entry.kind = kind;
            entry.subject = person;
            if (kind == std::string("checked_in")) {
                entry.area = "entrance";
                entry.body = R"({"point":"Kiosk 1"})";
                entry.personal = R"({"reason":"for )" + person + R"("})";
            }
            journal->append(entry);
        }));
    }
    void check_in(int from, int count) {
        for (int i = from; i < from + count; ++i) append("checked_in", "person " + std::to_string(i));
    }
    Result<Restored> restore(const fs::path& backup = {}) { return restore_event(opened(), clock, backup); }

    // Everybody who came in, by the tables; and the tables are what the journal says.
    std::size_t people() const {
        auto read = std::move(Database::open(folder / "lanyard.db", Database::Access::read)).value();
        const auto found = verify_journal(*read, opened().key);
        REQUIRE(found.ok());
        const bool is_as_it_says = !*found || (*found)->where.rfind("node ", 0) == 0;
        CHECK(is_as_it_says);  // else a table; entries of a node that are lost are named elsewhere
        return std::move(read->read([&] {
                   std::set<std::string> people;
                   for (const Entry& entry : read_entries(*read))
                       if (entry.kind == "checked_in") people.insert(entry.subject);
                   return people.size();
               }))
            .value();
    }
};

// From this page on.
void garble(const fs::path& file, std::size_t page) {
    const auto size = fs::file_size(file);
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(page * 4096));
    stream << std::string(size - page * 4096, 'x');
}

}  // namespace

TEST_CASE("what a backup has and what a damaged database has since are one event again") {
    WorkedOnEvent event;
    event.check_in(0, 40);
    REQUIRE(make_backup(event.opened(), event.clock.now()).ok());
    event.check_in(40, 30);
    event.close();
    const std::string before = *read_file(event.folder / "lanyard.db");
    std::string damaged = before;
    damaged.replace(4096, 4096 * 3, std::string(4096 * 3, 'x'));  // the roots of the first tables
    REQUIRE(write_file(event.folder / "lanyard.db", damaged));
    CHECK_FALSE(damage_of(event.opened()).empty());

    const auto restored = event.restore();
    REQUIRE_MESSAGE(restored.ok(), restored.error().message());
    CHECK(restored->from_backup == 40);
    CHECK(restored->from_damaged > 0);
    std::size_t lost = 0;
    for (const LostEntries& run : restored->lost) lost += static_cast<std::size_t>(run.last - run.first + 1);
    CHECK(event.people() == 70 - lost);
    CHECK(static_cast<std::size_t>(restored->from_damaged) == 30 - lost);
    CHECK(damage_of(event.opened()).empty());
    CHECK(*read_file(restored->aside) == damaged);
    CHECK(set_aside_databases(event.opened()).size() == 1);
}

TEST_CASE("a database of which nothing can be read is the backup, and what is missing is named") {
    WorkedOnEvent event;
    event.check_in(0, 40);
    REQUIRE(make_backup(event.opened(), event.clock.now()).ok());
    event.check_in(40, 5);
    event.close();
    SUBCASE("garbage") {
        garble(event.folder / "lanyard.db", 0);
        CHECK_FALSE(damage_of(event.opened()).empty());
    }
    SUBCASE("empty") {
        fs::resize_file(event.folder / "lanyard.db", 0);
    }
    SUBCASE("gone") {
        fs::remove(event.folder / "lanyard.db");
    }
    const bool lay_there = fs::exists(event.folder / "lanyard.db");
    const auto restored = event.restore();
    REQUIRE_MESSAGE(restored.ok(), restored.error().message());
    CHECK(restored->from_backup == 40);
    CHECK(restored->from_damaged == 0);
    REQUIRE(restored->lost.size() == 1);
    CHECK(restored->lost[0].first == 41);
    CHECK(restored->lost[0].last == 45);
    CHECK(restored->aside.empty() != lay_there);
    CHECK(event.people() == 40);
    event.open();
    event.check_in(50, 1);  // under a new name: no place in the sequence is written twice
    event.close();
    CHECK(event.people() == 41);
}

TEST_CASE("without a backup all that can be read is put together, and without either nothing is changed") {
    WorkedOnEvent event;
    event.check_in(0, 40);
    event.close();
    SUBCASE("readable") {
        const auto restored = event.restore();
        REQUIRE_MESSAGE(restored.ok(), restored.error().message());
        CHECK(restored->backup.empty());
        CHECK(restored->from_damaged == 40);
        CHECK(event.people() == 40);
    }
    SUBCASE("garbage") {
        garble(event.folder / "lanyard.db", 0);
        const std::string before = *read_file(event.folder / "lanyard.db");
        const auto restored = event.restore();
        REQUIRE_FALSE(restored.ok());
        CHECK(restored.error().kind == ErrorKind::machine);
        CHECK(*read_file(event.folder / "lanyard.db") == before);
        CHECK(set_aside_databases(event.opened()).empty());
        CHECK_FALSE(fs::exists(event.folder / "lanyard.db.restoring"));
    }
}

TEST_CASE("it is refused while another program or this one has the event open") {
    WorkedOnEvent event;
    event.check_in(0, 3);
    REQUIRE(make_backup(event.opened(), event.clock.now()).ok());
    SUBCASE("this one") {
        const auto restored = event.restore();
        REQUIRE_FALSE(restored.ok());
        CHECK(restored.error().kind == ErrorKind::refused);
    }
    SUBCASE("another") {
        event.close();
        int ready[2], done[2];
        REQUIRE(::pipe(ready) == 0);
        REQUIRE(::pipe(done) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            SQLite::Database held((event.folder / "lanyard.db").string(), SQLite::OPEN_READONLY);
            (void)held.execAndGet("SELECT count(*) FROM entries");
            char byte = 'r';
            const bool told = ::write(ready[1], &byte, 1) == 1;
            ::_exit(told && ::read(done[0], &byte, 1) == 1 ? 0 : 1);
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        const auto restored = event.restore();
        REQUIRE(::write(done[1], &byte, 1) == 1);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE_FALSE(restored.ok());
        CHECK(restored.error().kind == ErrorKind::refused);
        CHECK(event.restore().ok());
    }
}

TEST_CASE(
    "a backup of another event, and one that was changed, is refused, and the newest whole one is taken") {
    WorkedOnEvent event;
    event.check_in(0, 60);
    const auto good = make_backup(event.opened(), event.clock.now());
    REQUIRE(good.ok());
    const auto newer = make_backup(event.opened(), event.clock.now() + std::chrono::minutes(10));
    REQUIRE(newer.ok());
    event.close();
    garble(newer->file, 9);
    CHECK_FALSE(event.restore(newer->file).ok());
    {
        WorkedOnEvent other;
        other.check_in(0, 1);
        other.close();
        CHECK_FALSE(event.restore(other.folder / "lanyard.db").ok());
    }
    CHECK(set_aside_databases(event.opened()).empty());
    ::setenv("XDG_STATE_HOME", (event.scratch.path() / "state").c_str(), 1);
    const auto restored = event.restore();
    REQUIRE_MESSAGE(restored.ok(), restored.error().message());
    CHECK(restored->backup == good->file);
}

TEST_CASE("who was erased since an old backup does not come back with it") {
    WorkedOnEvent event;
    event.append("checked_in", "quetzalcoatl");
    event.check_in(0, 5);
    const auto made = make_backup(event.opened(), event.clock.now());
    REQUIRE(made.ok());
    const fs::path stick = event.scratch.path() / "stick.db";
    fs::copy_file(made->file, stick);
    event.append("subject_erased", "quetzalcoatl");
    event.close();
    const auto restored = event.restore(stick);
    REQUIRE_MESSAGE(restored.ok(), restored.error().message());
    CHECK(restored->from_damaged == 1);
    for (const auto& entry : fs::directory_iterator(event.folder)) {
        CAPTURE(entry.path());
        CHECK(read_file(entry.path()).value().find("for quetzalcoatl") == std::string::npos);
    }
}

TEST_CASE("a restoring that was killed before the new database was in place is begun again") {
    WorkedOnEvent event;
    event.check_in(0, 12);
    event.close();
    fs::rename(event.folder / "lanyard.db", event.folder / "lanyard.db.aside-2017-11-10T085000Z");
    REQUIRE(write_file(event.folder / "lanyard.db.restoring", "half"));
    const auto restored = event.restore();
    REQUIRE_MESSAGE(restored.ok(), restored.error().message());
    CHECK(restored->from_damaged == 12);
    CHECK(event.people() == 12);
}
