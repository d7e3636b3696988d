// A copy to work on without harm: whole, private, and gone when it should be.
#include "store/event_copy.h"

#include <doctest/doctest.h>

#include <fstream>

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

}  // namespace

TEST_CASE("a copy has the files and what the database holds while it is open; the two go their own ways") {
    const ScratchFolder scratch;
    const fs::path event = scratch.path() / "event";
    fs::create_directories(event / "videos");
    std::ofstream(event / "event.toml") << "[event]\nname = \"Test\"\n";
    std::ofstream(event / "videos" / "message.mp4") << "film";
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
