// Another event's key is refused before anything is written with it, by old databases, too.
#include "store/journal/event_mark.h"

#include <doctest/doctest.h>

#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/fakes.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

struct Marked {
    ScratchFolder folder;
    FakeClock clock;
    EventKey key = EventKey::generate(), other = EventKey::generate();
    std::unique_ptr<Database> database =
        std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();

    void write_entry() {
        auto journal = std::move(Journal::open(*database, key, clock)).value();
        REQUIRE(journal->transact([&] {
            NewEntry entry;
            entry.kind = entry_kind::checked_in;
            journal->append(entry);
        }));
    }
    // As a version before the mark left it.
    void take_mark_away() { database->handle().exec("UPDATE this_node SET event=''"); }
    std::string event_marked() {
        return database->handle().execAndGet("SELECT event FROM this_node").getString();
    }
    void refuses(const EventKey& wrong) {
        const auto refused = Journal::open(*database, wrong, clock);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().kind == ErrorKind::machine);
        CHECK(refused.error().message().find("another event's") != std::string::npos);
        CHECK_FALSE(verify_journal(*database, wrong).ok());
    }
};

}  // namespace

TEST_CASE("a database says whose it is from its first opening on") {
    Marked event;
    REQUIRE(Journal::open(*event.database, event.key, event.clock).ok());
    event.refuses(event.other);
    CHECK(event.event_marked() == event_identity(event.key));
    CHECK(Journal::open(*event.database, event.key, event.clock).ok());
}

TEST_CASE("an old database belongs to the event of its oldest entry, whatever a wrong key wrote later") {
    Marked event;
    event.write_entry();
    event.take_mark_away();
    event.refuses(event.other);
    CHECK(event.event_marked().empty());
    event.database->handle().exec(
        "INSERT INTO entries SELECT 'ff-9', 'elsewhere', 'ff', 9, clock + 1, at, actor, kind, version, subject, "
        "area, follows, batch, undoes, body, personal, personal_hash, digest, 0 FROM entries");
    CHECK(Journal::open(*event.database, event.key, event.clock).ok());
    CHECK(event.event_marked() == event_identity(event.key));
}

TEST_CASE("a running journal takes nothing more where another event's database was put in its place") {
    Marked event;
    auto journal = std::move(Journal::open(*event.database, event.key, event.clock)).value();
    event.database->handle().exec("UPDATE this_node SET event='another'");
    CHECK_FALSE(journal->transact([] {}).ok());
}
