// Tables that were damaged are made anew; what an older program did not know is applied by the next.
#include "store/journal/rebuild.h"

#include <doctest/doctest.h>

#include "store/journal/applying.h"
#include "store/journal/entry_rows.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/scratch_folder.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

struct FixedClock : Clock {
    Instant now() const override { return instant_from_ms(1'600'000'000'000); }
};

std::vector<std::vector<std::string>> rows_of(Database& database) {
    std::vector<std::vector<std::string>> rows;
    REQUIRE(database.read([&] {
        for (const auto& table : replicated_tables()) rows.push_back(table_rows(database, table));
    }));
    return rows;
}

int count(Database& database, const std::string& sql) {
    return database.handle().execAndGet(sql).getInt();
}

// A file, because a journal is only opened on one.
struct Opened {
    ScratchFolder folder;
    FixedClock clock;
    std::unique_ptr<Database> database =
        std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    void open_journal() { REQUIRE(Journal::open(*database, history_key(), clock).ok()); }
};

}  // namespace

TEST_CASE("whatever table was damaged, rebuilding makes it what the entries say, and changes nothing else") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        auto database = std::move(Database::in_memory()).value();
        const auto entries = HistoryMaker(seed).history(80);
        REQUIRE(database->write([&] {
            for (const auto& entry : entries) apply_entry(*database, entry);
        }));
        const auto before = rows_of(*database);
        for (const auto& table : replicated_tables()) {
            CAPTURE(table);
            if (table == "entries") {
                database->handle().exec("UPDATE entries SET stands = 1 - stands");
            } else {
                database->handle().exec("DELETE FROM " + table);
            }
            REQUIRE(database->write([&] { rebuild_tables(*database); }));
            CHECK(rows_of(*database) == before);
        }
    }
}

TEST_CASE("a kind that was unknown is kept, changes no table, and is applied once it has become known") {
    Opened opened;
    opened.open_journal();
    HistoryMaker maker(1);
    Entry flag = maker.make(entry_kind::flag_set);
    flag.subject = "ada";
    seal(flag);
    REQUIRE(opened.database->write([&] { apply_entry(*opened.database, flag); }));
    const auto after = rows_of(*opened.database);
    // As an older program left it, which had never heard of flags: the entry is there, its rows are not.
    opened.database->handle().exec("DELETE FROM flags");
    opened.database->handle().exec("DELETE FROM applied_kinds WHERE kind = 'flag_set'");
    opened.open_journal();
    CHECK(rows_of(*opened.database) == after);
    CHECK(count(*opened.database, "SELECT version FROM applied_kinds WHERE kind = 'flag_set'") == 3);
}

TEST_CASE("a newer version of a kind is kept and not guessed at, and neither is a kind nobody knows") {
    Opened opened;
    opened.open_journal();
    HistoryMaker maker(2);
    Entry newer = maker.make(entry_kind::flag_set), strange = newer;
    newer.version = find_entry_kind(newer.kind)->version + 1;
    seal(newer);
    strange.kind = "weather_changed";
    strange.version = 2;
    strange.sequence += 1;
    seal(strange);
    FixedClock clock;
    auto journal = std::move(Journal::open(*opened.database, history_key(), clock)).value();
    CHECK(journal->merge({newer, strange})->added == 2);
    CHECK(count(*opened.database, "SELECT count(*) FROM entries") == 2);
    CHECK(count(*opened.database, "SELECT count(*) FROM flags") == 0);
    CHECK_FALSE(verify_journal(*opened.database, history_key())->has_value());
}

TEST_CASE("what a newer program applied is applied again by it, after an older one has been at the event") {
    Opened opened;
    opened.open_journal();
    // A newer program knew more: two kinds that this one does not, or not in that version.
    opened.database->handle().exec("INSERT INTO applied_kinds VALUES ('weather_changed', 2)");
    opened.database->handle().exec("UPDATE applied_kinds SET version = 7 WHERE kind = 'flag_set'");
    opened.open_journal();
    CHECK(count(*opened.database, "SELECT count(*) FROM applied_kinds WHERE kind = 'weather_changed'") == 0);
    CHECK(count(*opened.database, "SELECT version FROM applied_kinds WHERE kind = 'flag_set'") == 3);
}
