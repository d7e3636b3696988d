// A row is its owner's while that lives, and then anybody's, once.
#include "store/journal/unsettled.h"

#include <doctest/doctest.h>

#include <memory>
#include <optional>

#include "base/process.h"
#include "store/database.h"
#include "tests/folders.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

using Ids = std::vector<std::string>;

TEST_CASE("what a living owner holds is nobody else's; what a dead one left is taken over once") {
    const auto database = std::move(Database::in_memory()).value();
    const auto write = [&](auto body) {
        auto done = database->write(body);
        REQUIRE(done.ok());
        return std::move(done).value();
    };
    const Owner other, third;
    std::optional<Owner> first(std::in_place);
    const std::string first_name = first->name();
    Unsettled unsettled(*database);
    write([&] {
        unsettled.add("b", first_name);
        unsettled.add("a", first_name);
        unsettled.add("other's", other.name());
        return true;
    });
    CHECK(write([&] { return unsettled.take_over(other.name()); }) == Ids{});
    CHECK_FALSE(write([&] { return unsettled.remove("a", other.name()); }));
    first.reset();
    CHECK(write([&] { return unsettled.take_over(other.name()); }) == Ids{"a", "b"});
    CHECK(write([&] { return unsettled.take_over(third.name()); }) == Ids{});
    CHECK_FALSE(write([&] { return unsettled.remove("a", first_name); }));
    CHECK(write([&] { return unsettled.remove("a", other.name()); }));
    CHECK_FALSE(write([&] { return unsettled.remove("a", other.name()); }));
}

TEST_CASE("a row that an older version left is taken over by whoever comes first") {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "lanyard.db";
    std::filesystem::copy_file(source_folder() / "tests/data/databases/version-6/lanyard.db", file);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("INSERT INTO unsettled VALUES ('entry', '{\"point\":\"Kiosk 1\"}')");
    const auto database = std::move(Database::open(file, Database::Access::make)).value();
    const Owner owner;
    const auto left = database->write([&] { return Unsettled(*database).take_over(owner.name()); });
    REQUIRE(left.ok());
    CHECK(*left == Ids{"entry"});
}
