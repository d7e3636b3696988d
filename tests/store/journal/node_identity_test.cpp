// A folder that was copied, moved or put back writes under a new node; one that was only closed goes on.
#include "store/journal/node_identity.h"

#include <SQLiteCpp/Backup.h>
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <map>
#include <random>

#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "store/people/attendance.h"
#include "store/print_jobs.h"
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
    opened.database = std::move(Database::open(folder / "lanyard.db", Database::Access::make)).value();
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

// Another user of this machine, for as long as it lasts: with a state folder of their own.
struct User {
    std::string before = ::getenv("XDG_STATE_HOME");
    User(const ScratchFolder& scratch, const std::string& name) {
        ::setenv("XDG_STATE_HOME", (scratch.path() / ("state of " + name)).c_str(), 1);
    }
    ~User() { ::setenv("XDG_STATE_HOME", before.c_str(), 1); }
    User(const User&) = delete;
    User& operator=(const User&) = delete;
};

// As SQLite's own backup and restore do it: the file keeps its place on the disk.
void save_to(Database& database, const fs::path& file) {
    SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(copy, database.handle()).executeStep();
}

void put_back(const fs::path& file, Database& database) {
    SQLite::Database copy(file.string(), SQLite::OPEN_READONLY);
    SQLite::Backup(database.handle(), copy).executeStep();
}

std::vector<Fork> read_forks_of(Opened& opened) {
    std::vector<Fork> forks;
    REQUIRE(opened.database->read([&] { forks = read_forks(*opened.database); }));
    return forks;
}

TicketNumber ask_for_badge(Opened& opened, const std::string& person) {
    TicketNumber number = 0;
    REQUIRE(opened.journal->transact([&] {
        number = opened.journal->next_ticket();
        NewEntry request;
        request.kind = entry_kind::badge_requested;
        request.subject = person;
        request.body = R"({"number":)" + std::to_string(number) + "}";
        const std::string id = opened.journal->append(request);
        PrintJobs(*opened.database).add(person, number, id, "Kiosk 1", PrintPriority::kiosk, false, {});
    }));
    return number;
}

int jobs_waiting(Opened& opened) {
    return opened.database->handle()
        .execAndGet("SELECT count(*) FROM print_jobs WHERE state='queued'")
        .getInt();
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

TEST_CASE("another machine is another node, even where the folder lies at the same place") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    std::string node;
    {
        auto opened = open_in(folder.path(), key);
        node = opened.journal->node();
        opened.database->handle().exec("UPDATE this_node SET machine = 'another'");
    }
    CHECK(open_in(folder.path(), key).journal->node() != node);
}

TEST_CASE("two users of one machine are one node, and having seen nothing is no reason for another") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    auto kiosk = open_in(folder.path(), key);
    const std::string node = kiosk.journal->node();
    admit(kiosk, "a");
    {
        const User root(folder, "root");
        auto desk = open_in(folder.path(), key);
        CHECK(desk.journal->node() == node);
        admit(desk, "b");
    }
    admit(kiosk, "c");
    std::vector<std::int64_t> sequences;
    for (const auto& entry : entries_of(kiosk)) {
        CHECK(entry.node == node);
        sequences.push_back(entry.sequence);
    }
    CHECK(sequences == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("a backup put back is noticed by each user who saw more, whoever of them put it back") {
    for (const bool by_root : {false, true}) {
        CAPTURE(by_root);
        ScratchFolder folder;
        const EventKey key = EventKey::generate();
        const auto event = folder.path() / "event", backup = folder.path() / "backup.db";
        fs::create_directories(event);
        auto kiosk = open_in(event, key);
        const std::string node = kiosk.journal->node();
        admit(kiosk, "a");
        save_to(*kiosk.database, backup);
        admit(kiosk, "b");
        std::vector<Entry> published;
        {
            const User root(folder, "root");
            auto desk = open_in(event, key);
            admit(desk, "c");
            published = entries_of(desk);
            if (by_root) {
                put_back(backup, *desk.database);
                admit(desk, "d");
                CHECK(desk.journal->node() != node);
            }
        }
        if (!by_root) put_back(backup, *kiosk.database);
        // The kiosk has been running all the time.
        admit(kiosk, "e");
        CHECK(kiosk.journal->node() != node);
        REQUIRE(kiosk.journal->merge(published));
        CHECK(read_forks_of(kiosk).empty());
        CHECK_FALSE(verify_journal(*kiosk.database, key)->has_value());
    }
}

TEST_CASE("a database that was removed or replaced under a running program takes nothing more") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    const auto file = folder.path() / "lanyard.db";
    auto running = open_in(folder.path(), key);
    admit(running, "a");
    const auto refused_for = [&] {
        const auto done = running.journal->transact([] {});
        return done.ok() ? std::string() : done.error().message();
    };
    CHECK(refused_for().empty());
    save_to(*running.database, folder.path() / "other.db");
    fs::rename(folder.path() / "other.db", file);
    CHECK(refused_for().find("Start this program again") != std::string::npos);
    fs::remove(file);
    CHECK(refused_for().find("removed or replaced") != std::string::npos);
}

TEST_CASE(
    "a badge that waited in a folder that was copied is owed by the copy, until the original printed it") {
    ScratchFolder folder;
    const EventKey key = EventKey::generate();
    fs::create_directories(folder.path() / "one");
    auto original = open_in(folder.path() / "one", key);
    admit(original, "ada");
    const TicketNumber number = ask_for_badge(original, "ada");
    copy_database(folder.path() / "one", folder.path() / "two");
    auto copy = open_in(folder.path() / "two", key);
    const auto badge_is_out = [](Opened& side) {
        bool is_out = false;
        REQUIRE(side.database->read([&] { is_out = Attendance(*side.database).badge_out({"ada"}); }));
        return is_out;
    };
    CHECK(badge_is_out(original));
    CHECK_FALSE(badge_is_out(copy));
    CHECK(jobs_waiting(copy) == 0);
    CHECK(jobs_waiting(original) == 1);
    // What the original says of it counts, whenever it said so.
    NewEntry printed;
    printed.kind = entry_kind::badge_printed;
    printed.subject = "ada";
    printed.body = R"({"number":)" + std::to_string(number) + R"(,"outcome":"printed"})";
    REQUIRE(original.journal->transact([&] { original.journal->append(printed); }));
    REQUIRE(copy.journal->merge(entries_of(original)));
    REQUIRE(original.journal->merge(entries_of(copy)));
    CHECK(badge_is_out(copy));
    CHECK(badge_is_out(original));
    CHECK_FALSE(verify_journal(*copy.database, key)->has_value());
}

TEST_CASE("a thousand histories of several users, copies and backups put back are whole everywhere") {
    const int histories = std::getenv("LANYARD_FULL") ? 1000 : 40;
    for (int seed = 0; seed < histories; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto pick = [&](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); };
        ScratchFolder scratch;
        const EventKey key = EventKey::generate();
        const auto event = scratch.path() / "event", backup = scratch.path() / "backup.db";
        fs::create_directories(event);
        // What a hub holds: a user who never saw the highest sequence learns there that it was set back.
        std::map<std::string, Entry> hub;
        const auto meet_hub = [&](Opened& side) {
            std::vector<Entry> all;
            for (const auto& [id, entry] : hub) all.push_back(entry);
            REQUIRE(side.journal->merge(all));
            for (Entry& entry : entries_of(side)) hub.emplace(entry_id(entry), std::move(entry));
        };
        auto kiosk = open_in(event, key);
        admit(kiosk, "first");
        save_to(*kiosk.database, backup);
        for (int step = 0; step < 12; ++step) {
            const User user(scratch, "user" + std::to_string(pick(3)));
            auto desk = open_in(event, key);
            meet_hub(desk);
            const int deed = pick(5);
            if (deed == 0) save_to(*desk.database, backup);
            if (deed == 1) put_back(backup, *desk.database);
            if (deed == 2) admit(kiosk, "kiosk" + std::to_string(step));
            if (deed > 2) admit(desk, "desk" + std::to_string(step));
            if (deed != 1) meet_hub(desk);
        }
        std::vector<Entry> all;
        for (const auto& [id, entry] : hub) all.push_back(entry);
        all.push_back(all.front());
        all.back().sequence += 1000;  // forged
        fs::create_directories(scratch.path() / "far");
        auto elsewhere = open_in(scratch.path() / "far", key);
        REQUIRE(elsewhere.journal->merge(all));
        REQUIRE(kiosk.journal->merge(all));
        REQUIRE(elsewhere.journal->merge(entries_of(kiosk)));
        for (Opened* side : {&kiosk, &elsewhere}) {
            CHECK(read_forks_of(*side).empty());
            CHECK_FALSE(verify_journal(*side->database, key)->has_value());
        }
        CHECK(entries_of(kiosk).size() == entries_of(elsewhere).size());
    }
}
