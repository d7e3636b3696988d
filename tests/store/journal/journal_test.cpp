// What must hold of every history: any order, any repetition and any split give the same tables; what stands
// is what nothing standing undoes; what was erased stays erased.
#include "store/journal/journal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "event/plain_event.h"
#include "store/journal/applying.h"
#include "store/journal/entry_rows.h"
#include "store/journal/verify.h"
#include "store/people/roster.h"
#include "store/programme_table.h"
#include "tests/scratch_folder.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

using Tables = std::map<std::string, std::vector<std::string>>;

std::unique_ptr<Database> empty_database() {
    return std::move(Database::in_memory()).value();
}

void apply_all(Database& database, const std::vector<Entry>& entries) {
    REQUIRE(database.write([&] {
        for (const auto& entry : entries) apply_entry(database, entry);
    }));
}

Tables tables_of(Database& database) {
    Tables tables;
    REQUIRE(database.read([&] {
        for (const auto& table : replicated_tables()) tables[table] = table_rows(database, table);
    }));
    return tables;
}

Tables tables_after(const std::vector<Entry>& entries) {
    auto database = empty_database();
    apply_all(*database, entries);
    return tables_of(*database);
}

// The tables without the entries themselves: what the entries say.
Tables said(Tables tables) {
    tables.erase("entries");
    tables.erase("undo_edges");
    return tables;
}

int seeds() {
    return std::getenv("LANYARD_FULL") ? 400 : 60;
}

struct SteppingClock : Clock {
    mutable std::int64_t ms = 1'600'000'000'000;
    Instant now() const override { return instant_from_ms(ms += 1000); }
};

EventConfig one_area() {
    return std::move(parse_event_config(plain_event_toml("Test"), "event.toml")).value();
}

}  // namespace

TEST_CASE("any order and any repetition of the same entries give the same tables") {
    for (int seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        auto entries = HistoryMaker(static_cast<unsigned>(seed)).history(50);
        const Tables expected = tables_after(entries);
        std::mt19937 random(static_cast<unsigned>(seed) + 1000);
        for (int round = 0; round < 3; ++round) {
            auto shuffled = entries;
            shuffled.insert(shuffled.end(), entries.begin(), entries.begin() + 10);
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            CHECK(tables_after(shuffled) == expected);
        }
        std::reverse(entries.begin(), entries.end());
        CHECK(tables_after(entries) == expected);
    }
}

TEST_CASE("nodes that exchange what they have end with the same tables, however it was split") {
    for (int seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        const auto entries = HistoryMaker(static_cast<unsigned>(seed)).history(50);
        std::mt19937 random(static_cast<unsigned>(seed));
        std::vector<Entry> one, other;
        for (const auto& entry : entries) (random() % 2 ? one : other).push_back(entry);
        auto first = empty_database(), second = empty_database();
        apply_all(*first, one);
        apply_all(*second, other);
        std::vector<Entry> from_first, from_second;
        REQUIRE(first->read([&] { from_first = read_entries(*first); }));
        REQUIRE(second->read([&] { from_second = read_entries(*second); }));
        apply_all(*first, from_second);
        apply_all(*second, from_first);
        CHECK(tables_of(*first) == tables_of(*second));
        CHECK(tables_of(*first) == tables_after(entries));
    }
}

TEST_CASE("an entry stands iff no standing newer entry undoes it") {
    for (int seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        const auto entries = HistoryMaker(static_cast<unsigned>(seed)).history(60);
        auto database = empty_database();
        apply_all(*database, entries);
        const auto newer = [](const Entry& a, const Entry& b) {
            return std::pair(a.clock, entry_id(a)) > std::pair(b.clock, entry_id(b));
        };
        std::map<std::string, bool> stands;
        // Newest first, each by the definition.
        auto sorted = entries;
        std::sort(sorted.begin(), sorted.end(), newer);
        for (const auto& entry : sorted) {
            const std::string id = entry_id(entry);
            bool stood = true;
            for (const auto& undoer : sorted) {
                const bool undoes =
                    std::find(undoer.undoes.begin(), undoer.undoes.end(), id) != undoer.undoes.end();
                if (undoes && newer(undoer, entry) && stands[entry_id(undoer)]) stood = false;
            }
            if (erases(entry.kind)) stood = true;
            stands[id] = stood;
            bool found = false;
            REQUIRE(database->read([&] { found = entry_stands(*database, id); }));
            CHECK(found == stood);
        }
    }
}

TEST_CASE("an undo and the undo of that undo leave what was said as it was") {
    for (int seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        HistoryMaker maker(static_cast<unsigned>(seed));
        auto entries = maker.history(40);
        // One that stands and is no erasure, which cannot be undone.
        const Tables before = said(tables_after(entries));
        const Entry undo = maker.undo({entry_id(entries[5]), entry_id(entries[6])});
        entries.push_back(undo);
        entries.push_back(maker.undo({entry_id(undo)}));
        CHECK(said(tables_after(entries)) == before);
    }
}

TEST_CASE("taking back a check-in takes the person out of the area, and only that") {
    HistoryMaker maker(1);
    Entry in = maker.make(entry_kind::checked_in);
    in.subject = "person9";
    in.area = "entrance";
    seal(in);
    auto database = empty_database();
    apply_all(*database, {in});
    CHECK(tables_of(*database)["presence"].size() == 1);
    CHECK(tables_of(*database)["area_counts"] == std::vector<std::string>{"entrance | 1"});
    apply_all(*database, {maker.undo({entry_id(in)})});
    CHECK(tables_of(*database)["presence"].empty());
    CHECK(tables_of(*database)["area_counts"].empty());
}

TEST_CASE("what was erased does not come back with an older entry, whichever comes first") {
    HistoryMaker maker(2);
    Entry listed = maker.make(entry_kind::registration_listed);
    listed.subject = "person9";
    listed.batch.clear();
    listed.personal = R"({"salt":"s","fields":{"name":"Somebody Real","codes":"SECRET1"}})";
    seal(listed);
    Entry erasure = maker.make(entry_kind::subject_erased);
    erasure.subject = "person9";
    erasure.clock = listed.clock + 1;
    seal(erasure);
    for (const auto& order : {std::vector<Entry>{listed, erasure}, std::vector<Entry>{erasure, listed}}) {
        auto database = empty_database();
        apply_all(*database, order);
        for (const auto& [table, rows] : tables_of(*database)) {
            for (const auto& row : rows) {
                const auto& the_table = table;
                CAPTURE(the_table);
                CHECK(row.find("Somebody Real") == std::string::npos);
                CHECK(row.find("SECRET1") == std::string::npos);
            }
        }
        // Order, counts and digests stay whole.
        std::vector<Entry> kept;
        REQUIRE(database->read([&] { kept = read_entries(*database); }));
        REQUIRE(kept.size() == 2);
        for (const auto& entry : kept) CHECK(is_whole(entry));
    }
}

TEST_CASE("an entry of any kind that says who somebody is loses that to an erasure, an erasure too") {
    for (const EntryKind& one : entry_kinds()) {
        const std::string_view kind = one.name;
        CAPTURE(kind);
        HistoryMaker maker(5);
        Entry told = maker.make(kind);
        told.personal = R"({"salt":"s","name":"Somebody Real"})";
        seal(told);
        Entry purge = maker.make(entry_kind::event_purged);
        purge.body = "{}";  // it keeps nobody
        purge.clock = told.clock + 1;
        seal(purge);
        const Tables after = tables_after({told, purge});
        CHECK(after == tables_after({purge, told}));
        CHECK(after.at("erasures").size() ==
              (told.kind == entry_kind::subject_erased || told.kind == entry_kind::event_purged ? 2 : 1));
        for (const auto& row : after.at("entries")) CHECK(row.find("Somebody Real") == std::string::npos);
    }
}

TEST_CASE("an entry that was touched is seen by its digest") {
    HistoryMaker maker(3);
    const Entry entry = maker.make(entry_kind::checked_in);
    CHECK(is_whole(entry));
    const auto touched = [&](auto&& change) {
        Entry other = entry;
        change(other);
        return !is_whole(other);
    };
    CHECK(touched([](Entry& e) { e.subject += "x"; }));
    CHECK(touched([](Entry& e) { e.clock += 1; }));
    CHECK(touched([](Entry& e) { e.at += Milliseconds(1); }));
    CHECK(touched([](Entry& e) { e.body = "{}"; }));
    CHECK(touched([](Entry& e) { e.undoes.push_back("x"); }));
    CHECK(touched([](Entry& e) { std::swap(e.area, e.actor); }));
    CHECK(touched([](Entry& e) { e.personal = "{}"; }));
}

TEST_CASE("two entries that claim one place in a sequence are both kept, and shown") {
    const EventKey& key = history_key();
    HistoryMaker maker(4);
    const Entry one = maker.make(entry_kind::checked_in);
    Entry other = one;
    other.actor = "a copy";
    seal(other);
    auto database = empty_database();
    apply_all(*database, {one, other});
    CHECK(tables_of(*database)["entries"].size() == 2);
    const auto difference = verify_journal(*database, key);
    REQUIRE(difference.ok());
    REQUIRE(difference->has_value());
    CHECK((*difference)->what.find("two different entries claim this place") != std::string::npos);
}

TEST_CASE("an import on one node and a correction on another lose neither, in either order") {
    const EventKey& key = history_key();
    const EventConfig config = one_area();
    HistoryMaker maker(5);
    const auto listed = [&](const char* organisation, const char* batch) {
        Entry entry = maker.make(entry_kind::registration_listed);
        entry.subject = "person9";
        entry.batch = batch;
        entry.body = R"({"source":"list","fields":{"status":"expected"}})";
        entry.personal =
            std::string(
                R"({"salt":"s","fields":{"name":"Sam Reed","email":"sam@x.example","organisation":")") +
            organisation + "\"}}";
        seal(entry);
        return entry;
    };
    const auto closing = [&](const char* batch) {
        Entry entry = maker.make(entry_kind::import_closed);
        entry.batch = batch;
        seal(entry);
        return entry;
    };
    Entry first = listed("Leeds", "b1"), first_closed = closing("b1");
    Entry correction = maker.make(entry_kind::details_corrected);
    correction.subject = "person9";
    correction.body = "{}";
    correction.personal =
        R"({"salt":"s","fields":{"email":"sam@new.example"},"replaced":{"email":"sam@x.example"}})";
    seal(correction);
    Entry second = listed("York", "b2"), second_closed = closing("b2");

    std::vector<Entry> entries = {first, first_closed, correction, second, second_closed};
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return entry_id(a) < entry_id(b); });
    do {
        auto database = empty_database();
        apply_all(*database, entries);
        Roster roster(*database, config, key);
        std::optional<Attendee> attendee;
        REQUIRE(database->read([&] { attendee = roster.attendee("person9"); }));
        REQUIRE(attendee);
        CHECK(attendee->email == "sam@new.example");
        CHECK(attendee->organisation == "York");
    } while (std::next_permutation(entries.begin(), entries.end(),
                                   [](const Entry& a, const Entry& b) { return entry_id(a) < entry_id(b); }));
}

TEST_CASE("a batch counts from its closing entry on, and not at all after its undo") {
    const EventKey& key = history_key();
    const EventConfig config = one_area();
    HistoryMaker maker(6);
    Entry listed = maker.make(entry_kind::registration_listed);
    listed.subject = "person9";
    listed.batch = "b";
    seal(listed);
    Entry closing = maker.make(entry_kind::import_closed);
    closing.batch = "b";
    seal(closing);
    auto database = empty_database();
    Roster roster(*database, config, key);
    const auto people = [&] {
        std::size_t count = 0;
        REQUIRE(database->read([&] { count = roster.everybody().size(); }));
        return count;
    };
    apply_all(*database, {listed});
    CHECK(people() == 0);
    apply_all(*database, {closing});
    CHECK(people() == 1);
    const Entry undo = maker.undo({entry_id(closing)});
    apply_all(*database, {undo});
    CHECK(people() == 0);
    apply_all(*database, {maker.undo({entry_id(undo)})});
    CHECK(people() == 1);
}

TEST_CASE("verify finds a row that was changed behind the journal's back") {
    ScratchFolder folder;
    const EventKey& key = history_key();
    SteppingClock clock;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, key, clock)).value();
    NewEntry in;
    in.kind = entry_kind::checked_in;
    in.subject = "person";
    in.area = "entrance";
    in.body = R"({"point":"Kiosk 1"})";
    REQUIRE(journal->transact([&] { journal->append(in); }));
    CHECK_FALSE(verify_journal(*database, key)->has_value());
    database->handle().exec("UPDATE attendance SET point = 'Kiosk 9'");
    const auto difference = verify_journal(*database, key);
    REQUIRE(difference.ok());
    REQUIRE(difference->has_value());
    CHECK((*difference)->where == "table attendance");
    CHECK((*difference)->what.find("Kiosk 9") != std::string::npos);
}

TEST_CASE("a personal part that comes late is taken in, unless it was erased meanwhile") {
    HistoryMaker maker(15);
    Entry listed = maker.make(entry_kind::registration_listed);
    listed.version = 2;
    listed.subject = "person9";
    listed.batch.clear();
    listed.personal = R"({"salt":"s","fields":{"name":"Somebody Real","codes":"CODE1"}})";
    seal(listed);
    Entry bare = listed;
    bare.personal.reset();
    Entry erasure = maker.make(entry_kind::subject_erased);
    erasure.version = 2;
    erasure.subject = "person9";
    erasure.body = "{}";
    seal(erasure);
    CHECK(tables_after({bare, listed}) == tables_after({listed}));
    CHECK(tables_after({bare, listed})["external_codes"].size() == 1);
    CHECK(tables_after({bare, erasure, listed}) == tables_after({listed, erasure}));
}

TEST_CASE("a failed transaction leaves no entry, and the sequence has no gap") {
    ScratchFolder folder;
    const EventKey& key = history_key();
    SteppingClock clock;
    auto database = std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    auto journal = std::move(Journal::open(*database, key, clock)).value();
    NewEntry entry;
    entry.kind = entry_kind::scan_refused;
    const auto failed = journal->transact([&]() -> Result<void> {
        journal->append(entry);
        return refused("a rule says no");
    });
    CHECK_FALSE(failed.ok());
    REQUIRE(journal->transact([&] { journal->append(entry); }));
    std::vector<Entry> entries;
    REQUIRE(database->read([&] { entries = read_entries(*database); }));
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].sequence == 1);
}
