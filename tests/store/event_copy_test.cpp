// A copy to work on without harm: whole, private, and gone when it should be.
#include "store/event_copy.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <thread>

#include "store/database.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<Database> database_in(const fs::path& folder) {
    return std::move(Database::open(folder / "lanyard.db", Database::Access::make)).value();
}

int rolls_in(Database& database) {
    int count = 0;
    REQUIRE(database.read([&] {
        auto& query = database.statement("SELECT count(*) FROM label_rolls");
        if (query.executeStep()) count = query.getColumn(0).getInt();
    }));
    return count;
}

void add_roll(Database& database, const char* point) {
    REQUIRE(database.write([&] {
        auto& insert = database.statement("INSERT INTO label_rolls VALUES (?, 250, 0)");
        insert.bind(1, point);
        insert.exec();
    }));
}

fs::path event_in(const fs::path& folder) {
    fs::create_directories(folder / "videos");
    std::ofstream(folder / "event.toml") << "[event]\nname = \"Test\"\n";
    std::ofstream(folder / "videos" / "message.mp4") << "film";
    fs::create_directories(folder / "tickets");
    for (const char* name :
         {"event.key", "hub.toml", "registrations.csv", "badges.pdf", "tickets/ada.eml", "tickets/ada.png"})
        std::ofstream(folder / name) << "Ada";
    return folder;
}

// Another program that has the event's database for itself.
class Holder {
  public:
    explicit Holder(const fs::path& event) {
        database_.emplace((event / "lanyard.db").string(), SQLite::OPEN_READWRITE);
        database_->exec("PRAGMA locking_mode=EXCLUSIVE");
        database_->exec("BEGIN EXCLUSIVE");
    }
    void let_go() { database_.reset(); }

  private:
    std::optional<SQLite::Database> database_;
};

}  // namespace

TEST_CASE("a copy has the files and what the database holds while it is open; the two go their own ways") {
    const ScratchFolder scratch;
    const fs::path event = event_in(scratch.path() / "event");
    auto original = database_in(event);
    add_roll(*original, "Kiosk 1");
    fs::path path;
    {
        auto made = EventCopy::copy_of(event, CopiedJournal::all);
        REQUIRE(made.ok());
        path = made->path();
        CHECK(fs::exists(path / "videos" / "message.mp4"));
        for (const char* name : {"event.key", "hub.toml", "registrations.csv", "badges.pdf", "tickets"}) {
            CAPTURE(name);
            CHECK_FALSE(fs::exists(path / name));
        }
        CHECK(event_copies_in_use() == std::vector<fs::path>{path});
        remove_abandoned_copies();
        CHECK(fs::exists(path));
        CHECK((fs::status(path / "lanyard.db").permissions() & fs::perms::others_read) == fs::perms::none);
        auto copy = database_in(path);
        CHECK(rolls_in(*copy) == 1);
        add_roll(*copy, "Kiosk 2");
        CHECK(rolls_in(*original) == 1);
    }
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a database that another program holds is waited for, and then copied whole") {
    const ScratchFolder scratch;
    const fs::path event = event_in(scratch.path() / "event");
    add_roll(*database_in(event), "Kiosk 1");
    Holder holder(event);
    std::thread lets_go([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        holder.let_go();
    });
    const auto copied = copy_event_folder(event, scratch.path() / "copy", CopiedJournal::all);
    lets_go.join();
    REQUIRE_MESSAGE(copied, copied.error().message());
    CHECK(rolls_in(*database_in(scratch.path() / "copy")) == 1);
}

TEST_CASE("a database that stays held is an error, and no half of an event is left behind") {
    const ScratchFolder scratch;
    const fs::path event = event_in(scratch.path() / "event");
    add_roll(*database_in(event), "Kiosk 1");
    const Holder holder(event);
    const fs::path fresh = scratch.path() / "fresh", used = scratch.path() / "used";
    fs::create_directories(used);
    std::ofstream(used / "notes.txt") << "mine";
    for (const fs::path& folder : {fresh, used}) {
        CAPTURE(folder.string());
        const auto copied = copy_event_folder(event, folder, CopiedJournal::all, Milliseconds(50));
        REQUIRE_FALSE(copied.ok());
        CHECK(copied.error().kind == ErrorKind::machine);
        CHECK(copied.error().message().find("another program") != std::string::npos);
    }
    CHECK_FALSE(fs::exists(fresh));
    CHECK(std::distance(fs::directory_iterator(used), fs::directory_iterator()) == 1);
    CHECK(fs::exists(used / "notes.txt"));
}

TEST_CASE("nothing is copied over an event") {
    const ScratchFolder scratch;
    const fs::path event = scratch.path() / "event", other = scratch.path() / "other";
    for (const fs::path& folder : {event, other}) {
        fs::create_directories(folder);
        std::ofstream(folder / "event.toml") << folder.string();
    }
    const auto copied = copy_event_folder(event, other, CopiedJournal::all);
    REQUIRE_FALSE(copied.ok());
    CHECK(copied.error().kind == ErrorKind::refused);
    CHECK_FALSE(
        copy_event_folder(scratch.path() / "nowhere", scratch.path() / "new", CopiedJournal::all).ok());
}

TEST_CASE("a copy whose process was killed is removed by the next program, and nobody else's is touched") {
    const ScratchFolder scratch;
    const char* before = std::getenv("TMPDIR");
    const std::string temporary = before ? before : "";
    ::setenv("TMPDIR", scratch.path().c_str(), 1);
    const fs::path event = event_in(scratch.path() / "event");
    const pid_t child = ::fork();
    if (child == 0) {
        const auto copy = EventCopy::copy_of(event, CopiedJournal::none);
        ::_exit(copy ? 0 : 1);  // killed: nothing is tidied up
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    fs::create_directories(scratch.path() / "lanyard-rehearsal-link-target");
    fs::create_directory_symlink(event, scratch.path() / "lanyard-rehearsal-link");
    CHECK(event_copies_in_use().empty());
    remove_abandoned_copies();
    int left = 0;
    for (const auto& entry : fs::directory_iterator(scratch.path()))
        left += entry.path().filename().string().rfind("lanyard-rehearsal-", 0) == 0 && !entry.is_symlink();
    CHECK(left == 0);
    CHECK(fs::exists(event / "event.toml"));
    temporary.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", temporary.c_str(), 1);
}
