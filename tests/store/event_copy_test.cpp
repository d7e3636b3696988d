// A copy to work on without harm: whole, private, and gone when it should be.
#include "store/event_copy.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <fstream>
#include <optional>
#include <thread>

#include "store/database.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<Database> database_in(const fs::path& folder) {
    return std::move(Database::open(folder / "lanyard.db", Database::Access::write)).value();
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
        auto made = EventCopy::copy_of(event);
        REQUIRE(made.ok());
        path = made->path();
        CHECK(fs::exists(path / "videos" / "message.mp4"));
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
    const auto copied = copy_event_folder(event, scratch.path() / "copy");
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
        const auto copied = copy_event_folder(event, folder, Milliseconds(50));
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
    const auto copied = copy_event_folder(event, other);
    REQUIRE_FALSE(copied.ok());
    CHECK(copied.error().kind == ErrorKind::refused);
    CHECK_FALSE(copy_event_folder(scratch.path() / "nowhere", scratch.path() / "new").ok());
}
