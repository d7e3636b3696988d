// Merging takes in what is whole, in slices, and shows what it does not take in.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/scratch_folder.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

struct SteppingClock : Clock {
    mutable std::int64_t ms = 1'600'000'000'000;
    Instant now() const override { return instant_from_ms(ms += 1000); }
};

}  // namespace

TEST_CASE("merging refuses what was forged or belongs to another event, and takes the rest") {
    ScratchFolder folder;
    const EventKey& key = history_key();
    SteppingClock clock;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, key, clock)).value();
    HistoryMaker maker(7);
    std::vector<Entry> entries;
    for (int i = 0; i < 10; ++i) {
        entries.push_back(maker.make(entry_kind::checked_in));
        entries.back().version = 2;
        seal(entries.back());
    }
    entries[3].body = "{\"forged\":true}";
    entries[4].event = "another";
    seal(entries[4]);
    // Sealed by somebody who knows the event's name, and not its key.
    seal_entry(entries[5], digest_key(EventKey::generate()));
    entries[6].version = 1;
    seal(entries[6]);
    entries[7].clock = -1;
    seal(entries[7]);
    const auto merged = journal->merge(entries);
    REQUIRE(merged.ok());
    CHECK(merged->added == 5);
    CHECK(merged->refused.size() == 5);
    CHECK(journal->merge(entries)->known == 5);
    std::vector<SetAside> shown;
    REQUIRE(database->read([&] { shown = read_set_aside(*database); }));
    REQUIRE(shown.size() == 5);
    CHECK(shown[0].id == entry_id(entries[3]));
    CHECK(shown[0].reason.find("forged") != std::string::npos);
    CHECK(shown[1].reason.find("another event") != std::string::npos);
    CHECK(shown[3].reason.find("event's key") != std::string::npos);
    CHECK_FALSE(verify_journal(*database, key)->has_value());
}

TEST_CASE("merging an entry that cannot be applied sets it aside, and takes the rest") {
    ScratchFolder folder;
    SteppingClock clock;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, history_key(), clock)).value();
    HistoryMaker maker(11);
    std::vector<Entry> entries;
    for (int i = 0; i < 3; ++i) {
        entries.push_back(maker.make(entry_kind::flag_set));
        entries.back().version = 2;
        seal(entries.back());
    }
    // A constraint that no version of ours has: it stands for whatever a later one may get wrong.
    const auto refuse = "CREATE TRIGGER poison BEFORE INSERT ON flags WHEN NEW.entry = '" +
                        entry_id(entries[1]) + "' BEGIN SELECT RAISE(ABORT, 'poison'); END";
    database->handle().exec(refuse);
    const auto merged = journal->merge(entries);
    REQUIRE(merged.ok());
    CHECK(merged->added == 2);
    REQUIRE(merged->refused.size() == 1);
    CHECK(merged->refused[0].id == entry_id(entries[1]));
    CHECK(merged->refused[0].reason.find("poison") != std::string::npos);
    CHECK_FALSE(verify_journal(*database, history_key())->has_value());
}

TEST_CASE("many entries are merged in slices, and a door comes in between") {
    ScratchFolder folder;
    SteppingClock clock;
    const auto file = folder.path() / "lanyard.db";
    auto database = std::move(Database::open(file, Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, history_key(), clock)).value();
    auto beside = std::move(Database::open(file, Database::Access::make)).value();
    HistoryMaker maker(12);
    std::vector<Entry> entries;
    for (int i = 0; i < 1200; ++i) {
        entries.push_back(maker.make(entry_kind::flag_set));
        entries.back().version = 2;
        seal(entries.back());
    }
    // How many a second connection sees whenever one of ours is about to be committed.
    struct Watch {
        Database& beside;
        std::vector<int> seen = {};
    } watch{*beside};
    const auto look = [](void* context) {
        auto& [other, seen] = *static_cast<Watch*>(context);
        seen.push_back(other.handle().execAndGet("SELECT count(*) FROM entries").getInt());
        return 0;
    };
    sqlite3_commit_hook(database->handle().getHandle(), look, &watch);
    const auto merged = journal->merge(entries);
    REQUIRE(merged.ok());
    CHECK(merged->added == 1200);
    REQUIRE(watch.seen.size() >= 3);
    for (std::size_t i = 1; i < watch.seen.size(); ++i) CHECK(watch.seen[i] - watch.seen[i - 1] <= 500);
}

TEST_CASE("merging one's own entries from elsewhere is finding out that one was set back") {
    ScratchFolder folder;
    SteppingClock clock;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, history_key(), clock)).value();
    NewEntry in;
    in.kind = entry_kind::checked_in;
    in.subject = "person";
    in.area = "entrance";
    REQUIRE(journal->transact([&] { journal->append(in); }));
    const std::string node = journal->node();
    Entry later = HistoryMaker(13).make(entry_kind::checked_in);
    later.version = 2;
    later.node = node;
    later.sequence = 2;
    seal(later);
    const auto merged = journal->merge({later});
    REQUIRE(merged.ok());
    CHECK(merged->added == 1);
    CHECK(journal->node() != node);
    in.subject = "another";
    REQUIRE(journal->transact([&] { journal->append(in); }));
    CHECK_FALSE(verify_journal(*database, history_key())->has_value());
}

TEST_CASE("merging says how far another's clock is ahead, and rejects none for it") {
    ScratchFolder folder;
    SteppingClock clock;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, history_key(), clock)).value();
    constexpr Milliseconds a_year = std::chrono::hours(24 * 365);
    Entry ahead = HistoryMaker(14).make(entry_kind::checked_in);
    ahead.version = 2;
    ahead.clock = next_clock(0, clock.now() + a_year);
    seal(ahead);
    const auto merged = journal->merge({ahead});
    REQUIRE(merged.ok());
    CHECK(merged->added == 1);
    CHECK(merged->ahead > a_year - std::chrono::minutes(1));
    CHECK(merged->ahead <= a_year);
}

TEST_CASE("another personal part than the one that was sealed is not taken in late") {
    ScratchFolder folder;
    SteppingClock clock;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, history_key(), clock)).value();
    Entry listed = HistoryMaker(16).make(entry_kind::registration_listed);
    listed.version = 2;
    seal(listed);
    Entry bare = listed, other = listed;
    bare.personal.reset();
    other.personal = R"({"salt":"t","fields":{"name":"Somebody Else"}})";
    CHECK(journal->merge({bare})->added == 1);
    CHECK(journal->merge({other})->refused.size() == 1);
    CHECK(journal->merge({listed})->completed == 1);
    CHECK(journal->merge({listed})->known == 1);
}

TEST_CASE("the clock goes on from what was merged, whatever the machine's own clock says") {
    ScratchFolder folder;
    const EventKey& key = history_key();
    SteppingClock slow;
    slow.ms = 0;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, key, slow)).value();
    Entry ahead = HistoryMaker(8).make(entry_kind::checked_in);
    ahead.clock = 5'000'000'000'000;
    seal(ahead);
    REQUIRE(journal->merge({ahead}));
    NewEntry entry;
    entry.kind = entry_kind::undone;
    entry.undoes = {entry_id(ahead)};
    std::string id;
    REQUIRE(journal->transact([&] { id = journal->append(entry); }));
    bool stands = true;
    REQUIRE(database->read([&] { stands = entry_stands(*database, entry_id(ahead)); }));
    CHECK_FALSE(stands);
}

