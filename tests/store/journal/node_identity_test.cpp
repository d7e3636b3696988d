// A folder that was copied, moved or put back writes under a new node; one that was only closed goes on.
#include "store/journal/node_identity.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "store/journal/journal.h"
#include "store/people/roster.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

namespace fs = std::filesystem;

struct FixedClock : Clock {
    Instant now() const override { return instant_from_ms(1'600'000'000'000); }
};

struct Opened {
    std::unique_ptr<Database> database;
    std::unique_ptr<Journal> journal;
};

Opened open_in(const fs::path& folder, const EventKey& key) {
    static const FixedClock clock;
    Opened opened;
    opened.database = std::move(Database::open(folder / "lanyard.db", Database::Access::write)).value();
    opened.journal = std::move(Journal::open(*opened.database, key, clock)).value();
    return opened;
}

std::string admit(Opened& opened, const std::string& person) {
    NewEntry entry;
    entry.kind = entry_kind::checked_in;
    entry.subject = person;
    entry.area = "entrance";
    entry.body = R"({"point":"Kiosk 1"})";
    std::string id;
    REQUIRE(opened.journal->transact([&] { id = opened.journal->append(entry); }));
    return id;
}

std::vector<Entry> entries_of(Opened& opened) {
    std::vector<Entry> entries;
    REQUIRE(opened.database->read([&] { entries = read_entries(*opened.database); }));
    return entries;
}

void copy_database(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const char* file : {"lanyard.db", "lanyard.db-wal", "lanyard.db-shm"}) {
        if (fs::exists(from / file))
            fs::copy_file(from / file, to / file, fs::copy_options::overwrite_existing);
    }
}

}  // namespace

TEST_CASE("opened again, the folder is the same node and its sequence goes on") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    const std::string node = [&] {
        auto opened = open_in(folder.path(), key);
        admit(opened, "a");
        return opened.journal->node();
    }();
    auto again = open_in(folder.path(), key);
    CHECK(again.journal->node() == node);
    admit(again, "b");
    CHECK(entries_of(again).back().sequence == 2);
}

TEST_CASE("two programs on one folder are one node and share the sequence") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    auto one = open_in(folder.path(), key), other = open_in(folder.path(), key);
    CHECK(one.journal->node() == other.journal->node());
    admit(one, "a");
    admit(other, "b");
    admit(one, "c");
    std::vector<std::int64_t> sequences;
    for (const auto& entry : entries_of(other)) sequences.push_back(entry.sequence);
    CHECK(sequences == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("a copied folder is another node: different people admitted in both all stand after merging") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    fs::create_directories(folder.path() / "one");
    auto original = open_in(folder.path() / "one", key);
    admit(original, "before the copy");
    copy_database(folder.path() / "one", folder.path() / "two");
    auto copy = open_in(folder.path() / "two", key);
    CHECK(copy.journal->node() != original.journal->node());
    admit(original, "a");
    admit(copy, "b");
    admit(copy, "c");
    REQUIRE(original.journal->merge(entries_of(copy)));
    REQUIRE(copy.journal->merge(entries_of(original)));
    for (Opened* side : {&original, &copy}) {
        CHECK(entries_of(*side).size() == 4);
        std::vector<std::string> inside;
        REQUIRE(side->database->read([&] { inside = table_rows(*side->database, "presence"); }));
        CHECK(inside.size() == 4);
        CHECK_FALSE(verify_journal(*side->database, key)->has_value());
    }
}

TEST_CASE("a backup put back in place is another node, before its first write") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    const auto event = folder.path() / "event", backup = folder.path() / "backup";
    fs::create_directories(event);
    std::string node;
    std::vector<Entry> published;
    {
        auto opened = open_in(event, key);
        node = opened.journal->node();
        admit(opened, "a");
        REQUIRE(opened.database->handle().tryExec("PRAGMA wal_checkpoint(TRUNCATE)") == 0);
        copy_database(event, backup);
        admit(opened, "b");
        published = entries_of(opened);
    }
    for (const char* file : {"lanyard.db-wal", "lanyard.db-shm"}) fs::remove(event / file);
    // Written over the same file, so that its place on the disk does not give it away.
    fs::copy_file(backup / "lanyard.db", event / "lanyard.db", fs::copy_options::overwrite_existing);
    auto restored = open_in(event, key);
    CHECK(restored.journal->node() != node);
    admit(restored, "c");
    REQUIRE(restored.journal->merge(published));
    CHECK(entries_of(restored).size() == 3);
    CHECK_FALSE(verify_journal(*restored.database, key)->has_value());
}

TEST_CASE("a moved folder is another node") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    fs::create_directories(folder.path() / "here");
    const std::string node = open_in(folder.path() / "here", key).journal->node();
    fs::rename(folder.path() / "here", folder.path() / "there");
    CHECK(open_in(folder.path() / "there", key).journal->node() != node);
}

TEST_CASE("a machine whose record was lost or damaged makes a new node") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    const std::string node = open_in(folder.path(), key).journal->node();
    for (const auto& entry : fs::directory_iterator(folder.path() / "state" / "lanyard" / "nodes")) {
        if (entry.path().extension() == ".json") fs::resize_file(entry.path(), 5);
    }
    CHECK(open_in(folder.path(), key).journal->node() != node);
}
