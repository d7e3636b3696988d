// What another program does to the files under a running one is noticed before the next write.
#include "store/open_files.h"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>

#include "store/database.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct OpenDatabase {
    ScratchFolder folder;
    fs::path file = folder.path() / "lanyard.db", log = folder.path() / "lanyard.db-wal";
    std::unique_ptr<Database> database = std::move(Database::open(file, Database::Access::make)).value();

    void write(const std::string& entry) const {
        REQUIRE(database->write([&] {
            auto& insert = database->statement("INSERT INTO unsettled VALUES (?, '')");
            insert.bind(1, entry);
            insert.exec();
            database->handle().exec("UPDATE this_node SET sequence = sequence + 1");
        }));
    }
    int rows_of_a_restart() const {
        auto opened = Database::open(file, Database::Access::write);
        REQUIRE_MESSAGE(opened.ok(), opened.error().message());
        return (*opened)->handle().execAndGet("SELECT count(*) FROM unsettled").getInt();
    }
};

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_over(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("what this and other programs write, and move out of the log, is no reason to doubt") {
    OpenDatabase one;
    auto other = std::move(Database::open(one.file, Database::Access::write)).value();
    for (int i = 0; i < 60; ++i) {
        one.write("one " + std::to_string(i));
        CHECK(one.database->check_files());
        if (i % 3 == 0) other->checkpoint();
        if (i % 7 == 0) one.database->checkpoint();
        if (i % 11 == 0) other->truncate_log();
        CHECK(one.database->check_files());
        CHECK(other->check_files());
    }
}

TEST_CASE("a file that was only touched is the same") {
    OpenDatabase one;
    one.write("a");
    one.database->checkpoint();
    REQUIRE(one.database->check_files());
    fs::last_write_time(one.file, fs::file_time_type::clock::now() + std::chrono::seconds(5));
    CHECK(one.database->check_files());
}

TEST_CASE("whatever is removed, moved, replaced, copied over or cut off is noticed") {
    OpenDatabase one;
    one.write("a");
    one.database->checkpoint();
    const std::string older = bytes_of(one.file);
    one.write("b");
    one.database->checkpoint();
    one.write("c");
    REQUIRE(one.database->check_files());
    const fs::path elsewhere = one.folder.path() / "elsewhere";
    SUBCASE("the database removed") {
        fs::remove(one.file);
    }
    SUBCASE("an older copy renamed over it") {
        write_over(elsewhere, older);
        fs::rename(elsewhere, one.file);
    }
    SUBCASE("an older copy written over it") {
        write_over(one.file, older);
    }
    SUBCASE("an older copy written over it, of the same length and time") {
        const auto time = fs::last_write_time(one.file);
        write_over(one.file, older);
        fs::last_write_time(one.file, time + std::chrono::nanoseconds(1));
    }
    SUBCASE("the database cut off") {
        fs::resize_file(one.file, 8192);
    }
    SUBCASE("the log removed") {
        fs::remove(one.log);
    }
    SUBCASE("the log cut off") {
        fs::resize_file(one.log, 0);
    }
    SUBCASE("the log replaced") {
        fs::copy_file(one.log, elsewhere);
        fs::rename(elsewhere, one.log);
    }
    SUBCASE("the log written over") {
        write_over(one.log, std::string(fs::file_size(one.log), 'x'));
    }
    SUBCASE("the index removed") {
        fs::remove(one.folder.path() / "lanyard.db-shm");
    }
    const auto noticed = one.database->check_files();
    REQUIRE_FALSE(noticed.ok());
    CHECK(noticed.error().kind == ErrorKind::machine);
}

TEST_CASE("a log that was removed is saved into the database when the program lets go of it") {
    OpenDatabase one;
    one.write("a");
    fs::remove(one.log);
    one.database.reset();
    CHECK(one.rows_of_a_restart() == 1);
}

TEST_CASE("an older copy that was put in place is opened as it was, without the log of the other") {
    OpenDatabase one;
    one.write("a");
    one.database->checkpoint();
    const std::string older = bytes_of(one.file);
    one.write("b");
    one.database->checkpoint();
    one.write("c");
    REQUIRE(one.database->check_files());  // as after every write of the journal
    write_over(one.file, older);
    one.database.reset();
    CHECK(one.rows_of_a_restart() == 1);
}
