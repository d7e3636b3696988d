// The database refuses what it must not open, and loses nothing when a write fails.
#include "store/database.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <utility>

#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

// "" where there is none.
std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a new database is for its owner alone and survives a power cut") {
    ScratchFolder folder;
    auto database = Database::open(folder.path() / "lanyard.db", Database::Access::make);
    REQUIRE(database.ok());
    struct stat status {};
    REQUIRE(::stat((folder.path() / "lanyard.db").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK((*database)->handle().execAndGet("PRAGMA journal_mode").getString() == "wal");
    CHECK((*database)->handle().execAndGet("PRAGMA synchronous").getInt() == 2);
}

TEST_CASE("a newer version's database is refused politely and left as it is") {
    ScratchFolder folder;
    const auto file = folder.path() / "lanyard.db";
    REQUIRE(Database::open(file, Database::Access::make).ok());
    {
        SQLite::Database raw(file.string(), SQLite::OPEN_READWRITE);
        raw.exec("PRAGMA user_version=99");
        raw.exec("UPDATE oldest_program SET version=98");
    }
    const auto refused = Database::open(file, Database::Access::write);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::machine);
    CHECK(refused.error().message().find("newer Lanyard") != std::string::npos);
    SQLite::Database raw(file.string(), SQLite::OPEN_READONLY);
    CHECK(raw.execAndGet("PRAGMA user_version").getInt() == 99);
}

TEST_CASE("a newer version's database is opened where what it changed lets an older program live") {
    ScratchFolder folder;
    const auto file = folder.path() / "lanyard.db";
    REQUIRE(Database::open(file, Database::Access::make).ok());
    {
        SQLite::Database raw(file.string(), SQLite::OPEN_READWRITE);
        raw.exec("PRAGMA user_version=99");
        raw.exec("CREATE TABLE something_new (entry TEXT)");
    }
    for (const auto access : {Database::Access::write, Database::Access::read}) {
        auto opened = Database::open(file, access);
        REQUIRE(opened.ok());
        CHECK((*opened)->handle().execAndGet("PRAGMA user_version").getInt() == 99);
    }
}

TEST_CASE("a file that is no database says so and what to do") {
    ScratchFolder folder;
    std::ofstream(folder.path() / "lanyard.db") << std::string(8192, 'x');
    const auto refused = Database::open(folder.path() / "lanyard.db", Database::Access::write);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message().find("half copied") != std::string::npos);
}

TEST_CASE("a database that is missing, empty or another program's is neither made nor taken over") {
    ScratchFolder folder;
    const auto file = folder.path() / "lanyard.db";
    std::string words;
    SUBCASE("missing") {
        words = "missing";
    }
    SUBCASE("empty") {
        std::ofstream(file).flush();
        words = "empty";
    }
    SUBCASE("without tables") {
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("PRAGMA journal_mode=WAL");
        words = "empty";
    }
    SUBCASE("another program's, by its mark") {
        REQUIRE(Database::open(file, Database::Access::make).ok());
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA application_id=5");
        words = "another program's";
    }
    SUBCASE("another program's, by its tables") {
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE entries (id TEXT)");
        words = "another program's";
    }
    const std::string before = bytes_of(file);
    for (const auto access : {Database::Access::write, Database::Access::read}) {
        const auto refused = Database::open(file, access);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().kind == ErrorKind::machine);
        CHECK(refused.error().message().find(words) != std::string::npos);
        CHECK(refused.error().message().find("lanyard init") != std::string::npos);
    }
    CHECK(bytes_of(file) == before);
}

TEST_CASE("a body that fails or throws leaves nothing behind") {
    ScratchFolder folder;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    const auto insert = [&] {
        auto& statement = database->statement("INSERT INTO unsettled VALUES ('e', '{}')");
        statement.exec();
    };
    const auto count = [&] {
        return database->handle().execAndGet("SELECT count(*) FROM unsettled").getInt();
    };
    const auto refusal = database->write([&]() -> Result<int> {
        insert();
        return refused("no");
    });
    CHECK_FALSE(refusal.ok());
    CHECK(count() == 0);
    const auto thrown = database->write([&] {
        insert();
        insert();  // the same primary key again
    });
    REQUIRE_FALSE(thrown.ok());
    CHECK(thrown.error().kind == ErrorKind::machine);
    CHECK(count() == 0);
    REQUIRE(database->write(insert));
    CHECK(count() == 1);
}

TEST_CASE("a full disk is an error that says so, and the next write is as if nothing had been") {
    ScratchFolder folder;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    const int pages = database->handle().execAndGet("PRAGMA page_count").getInt();
    database->handle().exec("PRAGMA max_page_count=" + std::to_string(pages));
    const auto full = database->write([&] {
        auto& statement = database->statement("INSERT INTO unsettled VALUES ('e', zeroblob(1000000))");
        statement.exec();
    });
    REQUIRE_FALSE(full.ok());
    CHECK(full.error().message().find("disk is full") != std::string::npos);
    database->handle().exec("PRAGMA max_page_count=1000000");
    CHECK(database->write([&] {
        auto& statement = database->statement("INSERT INTO unsettled VALUES ('e', '{}')");
        statement.exec();
    }));
}

TEST_CASE("another connection's commit changes the data version, one's own does not") {
    ScratchFolder folder;
    auto one = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto other = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    const auto before = one->data_version();
    REQUIRE(one->write([&] { one->handle().exec("INSERT INTO unsettled VALUES ('a', '{}')"); }));
    CHECK(one->data_version() == before);
    REQUIRE(other->write([&] { other->handle().exec("INSERT INTO unsettled VALUES ('b', '{}')"); }));
    CHECK(one->data_version() != before);
}

TEST_CASE("the common version changes when told to by any connection, and when all is rolled back") {
    ScratchFolder folder;
    auto one = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto other = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto before = one->common_version();
    const auto has_changed = [&] { return std::exchange(before, one->common_version()) != before; };
    REQUIRE(one->write([&] { one->handle().exec("INSERT INTO unsettled VALUES ('a', '{}')"); }));
    CHECK_FALSE(has_changed());
    // What others write of a single person makes nobody read the programme again.
    REQUIRE(other->write([&] { other->handle().exec("INSERT INTO unsettled VALUES ('b', '{}')"); }));
    CHECK_FALSE(has_changed());
    REQUIRE(other->write([&] { other->note_common_change(); }));
    CHECK(has_changed());
    CHECK_FALSE(has_changed());
    REQUIRE(one->write([&] {
        one->note_common_change();
        CHECK(has_changed());
    }));
    has_changed();
    CHECK_FALSE(has_changed());
    // What was read in a transaction that never was must be read again.
    CHECK_FALSE(one->write([&]() -> Result<void> { return refused("no"); }));
    CHECK(has_changed());
    REQUIRE(one->read([&] { CHECK_FALSE(has_changed()); }));
    CHECK_FALSE(has_changed());
}

TEST_CASE("having asked for the data version keeps nobody from writing after another has") {
    ScratchFolder folder;
    auto one = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto other = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    REQUIRE(one->data_version() > 0);
    REQUIRE(other->write([&] { other->handle().exec("INSERT INTO unsettled VALUES ('a', '{}')"); }));
    CHECK(one->write([&] { one->handle().exec("INSERT INTO unsettled VALUES ('b', '{}')"); }));
}

namespace {

// Commits `times` transactions that each write some hundred pages of their own.
void write_pages(Database& database, int times) {
    for (int i = 0; i < times; ++i) {
        const auto written = database.write([&] {
            auto& insert = database.statement("INSERT INTO unsettled VALUES (hex(randomblob(10)), ?)");
            insert.bind(1, std::string(400'000, 'x'));
            insert.exec();
        });
        REQUIRE(written.ok());
    }
}

int pages_in(const std::filesystem::path& log) {
    constexpr int bytes_a_page = 4096 + 24;  // behind a header: https://www.sqlite.org/fileformat2.html#wal
    return static_cast<int>(std::filesystem::file_size(log) / bytes_a_page);
}

}  // namespace

TEST_CASE("a log stays short and is written over; an import's is longer, and short again after it") {
    ScratchFolder folder;
    const auto file = folder.path() / "lanyard.db";
    const auto log = folder.path() / "lanyard.db-wal";
    auto importer = std::move(Database::open(file, Database::Access::make)).value();
    write_pages(*importer, 40);
    CHECK(pages_in(log) >= Database::pages_a_checkpoint);
    CHECK(pages_in(log) < Database::pages_a_checkpoint + 200);

    importer->checkpoint_every(Database::pages_a_checkpoint_of_import);
    write_pages(*importer, 30);
    CHECK(pages_in(log) > 2 * Database::pages_a_checkpoint);
    // A door's commit leaves the import's pages where they are, and its own are few.
    auto door = std::move(Database::open(file, Database::Access::make)).value();
    const auto size = std::filesystem::file_size(file);
    write_pages(*door, 1);
    CHECK(std::filesystem::file_size(file) == size);
    write_pages(*importer, 90);
    CHECK(pages_in(log) < Database::pages_a_checkpoint_of_import + 400);
}

TEST_CASE("a log that nobody sees to any more has an end") {
    ScratchFolder folder;
    const auto file = folder.path() / "lanyard.db";
    auto importer = std::move(Database::open(file, Database::Access::make)).value();
    importer->checkpoint_every(1'000'000);
    write_pages(*importer, 160);
    CHECK(pages_in(folder.path() / "lanyard.db-wal") < 8000 + 400);
}
