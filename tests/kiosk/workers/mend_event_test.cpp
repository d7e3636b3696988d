// A program that starts on a damaged event puts it together first, and leaves a whole one alone.
#include "workers/mend_event.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"
#include "store/restore.h"
#include "tests/fakes.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct StartedEvent {
    ScratchFolder scratch;
    FakeClock clock;
    EventFolder folder = make(scratch.path() / "event");

    static EventFolder make(const fs::path& path) {
        fs::create_directories(path);
        REQUIRE(write_file(path / "event.toml", plain_event_toml("Test")));
        REQUIRE(write_file(path / "event.key", EventKey::generate().to_text()));
        return std::move(open_event_folder(path)).value();
    }
    StartedEvent() {
        auto database = std::move(Database::open(folder.database(), Database::Access::make)).value();
        auto journal = std::move(Journal::open(*database, folder.key, clock)).value();
        REQUIRE(journal->transact([&] {
            NewEntry entry;
            entry.kind = entry_kind::checked_in;
            entry.subject = "ada";
            entry.area = "entrance";
            journal->append(entry);
        }));
        REQUIRE(make_backup(folder, clock.now()).ok());
    }
    std::size_t entries() const {
        auto database = Database::open(folder.database(), Database::Access::read);
        if (!database) return 0;
        return (*database)->read([&] { return read_entries(**database).size(); }).value();
    }
};

}  // namespace

TEST_CASE("a damaged event is put together before it is opened, and what lay there is beside it") {
    const StartedEvent event;
    const std::string garbage(50'000, 'x');
    for (const char* part : {"-wal", "-shm"}) fs::remove(event.folder.database().string() + part);
    REQUIRE(write_file(event.folder.database(), garbage));
    REQUIRE(event.entries() == 0);
    mend_if_damaged(event.folder, event.clock);
    CHECK(event.entries() == 1);
    const auto aside = set_aside_databases(event.folder);
    REQUIRE(aside.size() == 1);
    CHECK(*read_file(aside[0]) == garbage);
}

TEST_CASE("a whole event is left as it is") {
    const StartedEvent event;
    mend_if_damaged(event.folder, event.clock);
    CHECK(event.entries() == 1);
    CHECK(set_aside_databases(event.folder).empty());
}

TEST_CASE("what cannot be put together stays where it is") {
    const StartedEvent event;
    for (const Backup& backup : backups_of(event.folder)) fs::remove(backup.file);
    const std::string garbage(50'000, 'x');
    for (const char* part : {"-wal", "-shm"}) fs::remove(event.folder.database().string() + part);
    REQUIRE(write_file(event.folder.database(), garbage));
    mend_if_damaged(event.folder, event.clock);
    CHECK(*read_file(event.folder.database()) == garbage);
    CHECK(set_aside_databases(event.folder).empty());
}
