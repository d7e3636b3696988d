// What was erased is in no byte of the folder, and comes back by no way.
#include "store/journal/erasing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "store/journal/applying.h"
#include "store/journal/entry_rows.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/scratch_folder.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

namespace fs = std::filesystem;

struct SteppingClock : Clock {
    mutable std::int64_t ms = 1'600'000'000'000;
    Instant now() const override { return instant_from_ms(ms += 1); }
};

struct Event {
    ScratchFolder folder;
    SteppingClock clock;
    std::unique_ptr<Database> database =
        std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    std::unique_ptr<Journal> journal = std::move(Journal::open(*database, history_key(), clock)).value();

    std::string say(std::string_view kind, const std::string& subject, const std::string& personal = {},
                    const std::string& body = {}) {
        NewEntry entry;
        if (!body.empty()) entry.body = body;
        entry.kind = kind;
        entry.subject = subject;
        entry.personal = personal;
        std::string id;
        REQUIRE(journal->transact([&] { id = journal->append(entry); }));
        return id;
    }
    int count(const std::string& sql) { return database->handle().execAndGet(sql).getInt(); }
};

// Files of the folder that hold these bytes.
std::vector<std::string> files_with(const fs::path& folder, const std::string& bytes) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        if (all.find(bytes) != std::string::npos) files.push_back(entry.path().filename().string());
    }
    return files;
}

// Pages of tables and indexes with something between the list of their cells and the cells
// (https://www.sqlite.org/fileformat2.html#b_tree_pages).
int pages_with_remains(const fs::path& database) {
    std::ifstream file(database, std::ios::binary);
    const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto number = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(all[at]) * 256 +
                                        static_cast<unsigned char>(all[at + 1]));
    };
    int found = 0;
    const std::size_t page_bytes = number(16);
    for (std::size_t page = page_bytes; page < all.size(); page += page_bytes) {  // the first has the schema
        const bool is_leaf = all[page] == 10 || all[page] == 13;
        if (!is_leaf && all[page] != 2 && all[page] != 5) continue;
        const std::size_t begin = (is_leaf ? 8 : 12) + 2 * number(page + 3), end = number(page + 5);
        found += all.find_first_not_of('\0', page + begin) < page + end;
    }
    return found;
}

std::string person(int number) {
    return "person" + std::to_string(number);
}

std::string named(const std::string& name) {
    return R"({"fields":{"name":")" + name + R"(","email":"x@example.org","codes":"CODE )" + name + "\"}}";
}

}  // namespace

TEST_CASE("an erased name is in no byte of the folder, while other programs have the event open") {
    Event event;
    auto beside =
        std::move(Database::open(event.folder.path() / "lanyard.db", Database::Access::make)).value();
    for (int i = 0; i < 300; ++i)
        event.say(entry_kind::registered_at_desk, person(i),
                  named("Zerlina Quux " + std::to_string(i) + "!"));
    // Corrected, so that rows were deleted and pages were split and joined before.
    for (int i = 0; i < 300; ++i)
        event.say(entry_kind::details_corrected, person(i), named("Zerlina Quuy " + std::to_string(i) + "!"));
    REQUIRE_FALSE(files_with(event.folder.path(), "Zerlina Quux 7!").empty());
    event.say(entry_kind::subject_erased, person(7));
    CHECK(files_with(event.folder.path(), "Zerlina Quux 7!") == std::vector<std::string>{});
    CHECK(files_with(event.folder.path(), "Zerlina Quuy 7!") == std::vector<std::string>{});
    CHECK_FALSE(files_with(event.folder.path(), "Zerlina Quux 8!").empty());
    CHECK(event.count("SELECT count(*) FROM erasing") == 0);
    event.say(entry_kind::event_purged, "");
    CHECK(files_with(event.folder.path(), "Zerlina") == std::vector<std::string>{});
    CHECK(event.count("SELECT count(*) FROM entries") == 602);
    CHECK_FALSE(verify_journal(*event.database, history_key())->has_value());
}

TEST_CASE("between the cells of the pages nothing is left of rows that lay there once") {
    Event event;
    for (const auto kind : {entry_kind::registered_at_desk, entry_kind::details_corrected})
        REQUIRE(event.journal->transact([&] {
            for (int i = 0; i < 300; ++i) {
                NewEntry entry;
                entry.kind = kind;
                entry.subject = person(i);
                entry.personal = named("Zerlina Quux");
                event.journal->append(entry);
            }
        }));
    REQUIRE(event.database->truncate_log());
    CHECK(pages_with_remains(event.folder.path() / "lanyard.db") > 10);
    event.say(entry_kind::subject_erased, person(7));
    REQUIRE(event.database->truncate_log());
    // One is left as it is: by its bytes other programs know the file (store/open_files), and they are no
    // names.
    CHECK(pages_with_remains(event.folder.path() / "lanyard.db") <= 1);
    CHECK(event.database->handle().execAndGet("PRAGMA integrity_check").getString() == "ok");
    CHECK_FALSE(verify_journal(*event.database, history_key())->has_value());
}

TEST_CASE(
    "a purge of many goes in slices, and one that was killed in the middle is finished by the next program") {
    Event event;
    REQUIRE(event.journal->transact([&] {
        for (int i = 0; i < 1000; ++i) {
            NewEntry entry;
            entry.kind = entry_kind::registered_at_desk;
            entry.subject = person(i);
            entry.personal = named("Zerlina Quux");
            event.journal->append(entry);
        }
    }));
    // The transaction of the erasure itself, as if the process had been killed behind it.
    Entry purge = HistoryMaker(1).make(entry_kind::event_purged);
    purge.body = "{}";  // it keeps nobody
    purge.clock = next_clock(std::int64_t{1} << 60, {});
    seal(purge);
    REQUIRE(event.database->write([&] { apply_entry(*event.database, purge); }));
    const int left = event.count("SELECT count(*) FROM entries WHERE personal IS NOT NULL");
    CHECK(left > 0);
    CHECK(left < 1000);
    CHECK(verify_journal(*event.database, history_key())->has_value());
    event.journal.reset();
    event.journal = std::move(Journal::open(*event.database, history_key(), event.clock)).value();
    CHECK(event.count("SELECT count(*) FROM entries WHERE personal IS NOT NULL") == 0);
    CHECK(files_with(event.folder.path(), "Zerlina") == std::vector<std::string>{});
    CHECK_FALSE(verify_journal(*event.database, history_key())->has_value());
}

TEST_CASE("a purge leaves whom it keeps as they are, and is final for everybody else") {
    Event event;
    event.say(entry_kind::registered_at_desk, "ada", named("Zerlina Quux"));
    event.say(entry_kind::registered_at_desk, "ben", named("Hortensia Zupp"));
    event.say(entry_kind::event_purged, "", "", R"({"keeps":["ada"]})");
    CHECK(files_with(event.folder.path(), "Hortensia") == std::vector<std::string>{});
    CHECK_FALSE(files_with(event.folder.path(), "Zerlina").empty());
    // Whoever writes later knows of the purge, and is told no more than before.
    event.say(entry_kind::details_corrected, "ben", named("Hortensia Zupp"));
    event.say(entry_kind::registered_at_desk, "cleo", named("Hortensia Zupp"));
    event.say(entry_kind::details_corrected, "ada", named("Zerlina Quuy"));
    CHECK(files_with(event.folder.path(), "Hortensia") == std::vector<std::string>{});
    CHECK_FALSE(files_with(event.folder.path(), "Zerlina Quuy").empty());
    CHECK_FALSE(verify_journal(*event.database, history_key())->has_value());
    event.say(entry_kind::event_purged, "");
    CHECK(files_with(event.folder.path(), "Zerlina") == std::vector<std::string>{});
    CHECK_FALSE(verify_journal(*event.database, history_key())->has_value());
}

TEST_CASE("where somebody still reads the log, it is emptied the next time") {
    Event event;
    event.say(entry_kind::registered_at_desk, "ada", named("Zerlina Quux"));
    auto reader =
        std::move(Database::open(event.folder.path() / "lanyard.db", Database::Access::make)).value();
    REQUIRE(reader->read([&] {
        reader->handle().execAndGet("SELECT count(*) FROM entries");
        event.say(entry_kind::subject_erased, "ada");
        CHECK(event.count("SELECT count(*) FROM erasing") == 1);
    }));
    event.journal.reset();
    event.journal = std::move(Journal::open(*event.database, history_key(), event.clock)).value();
    CHECK(event.count("SELECT count(*) FROM erasing") == 0);
    CHECK(files_with(event.folder.path(), "Zerlina") == std::vector<std::string>{});
}

TEST_CASE(
    "what people typed into entries of version 1 goes with the erasure that names them, whichever comes "
    "first") {
    HistoryMaker maker(3);
    Entry in = maker.make(entry_kind::checked_in);
    in.version = 1;
    in.subject = "ada";
    in.area = "entrance";
    in.body = R"({"credential":"person","point":"Desk","anyway":"pending","reason":"Zerlina said so"})";
    seal(in);
    Entry erasure = maker.make(entry_kind::subject_erased);
    erasure.version = 2;
    erasure.subject = "ada";
    erasure.body = R"({"entries":[")" + entry_id(in) + "\"]}";
    seal(erasure);
    std::vector<std::vector<std::string>> results;
    for (const auto& order : {std::vector<Entry>{in, erasure}, std::vector<Entry>{erasure, in}}) {
        auto database = std::move(Database::in_memory()).value();
        REQUIRE(database->write([&] {
            for (const auto& entry : order) apply_entry(*database, entry);
        }));
        auto& rows = results.emplace_back();
        for (const auto& table : replicated_tables())
            for (auto& row : table_rows(*database, table)) rows.push_back(std::move(row));
        for (const auto& row : rows) CHECK(row.find("Zerlina") == std::string::npos);
        // Where and how stays, and the check-in counts.
        CHECK(database->handle().execAndGet("SELECT count(*) FROM presence WHERE inside").getInt() == 1);
        CHECK_FALSE(verify_journal(*database, history_key())->has_value());
    }
    CHECK(results[0] == results[1]);
}

TEST_CASE("of a body is dropped what newer versions of the kind have in their personal part") {
    Entry entry;
    entry.kind = entry_kind::badge_failed;
    entry.version = 1;
    entry.body = R"({"number":5,"problem":"Jam of Ada's badge"})";
    CHECK(without_personal(entry) == R"({"number":5})");
    entry.version = 2;
    CHECK(without_personal(entry) == entry.body);
    entry.version = 1;
    entry.kind = entry_kind::left;
    CHECK(without_personal(entry) == entry.body);
    entry.kind = entry_kind::undone;
    entry.body = "no JSON";
    CHECK(without_personal(entry) == entry.body);
    entry.kind = entry_kind::flag_set;
    entry.version = 2;
    entry.body = R"({"flag":"protected","on":true})";
    CHECK(without_personal(entry) == "{}");
    entry.version = 3;
    CHECK(without_personal(entry) == entry.body);
    entry.kind = entry_kind::registration_listed;
    entry.version = 2;
    entry.body =
        R"({"fields":{"flags":"protected","sessions":"b","status":"pending","ticket_type":"Press"},"source":"list"})";
    CHECK(without_personal(entry) == R"({"fields":{"status":"pending"},"source":"list"})");
}

TEST_CASE(
    "flags, sessions and ticket types in the bodies of older programs go with the erasure that names them") {
    Event event;
    HistoryMaker maker(4);
    std::vector<Entry> older;
    for (const auto& [kind, body] :
         {std::pair(entry_kind::flag_set, R"({"flag":"protected","on":true})"),
          std::pair(entry_kind::enrolled, R"({"session":"quiet-room","enrolment":"chosen"})"),
          std::pair(entry_kind::registration_listed,
                    R"({"fields":{"ticket_type":"Press"},"source":"list"})")}) {
        Entry& entry = older.emplace_back(maker.make(kind));
        entry.version = 2;
        entry.subject = "ada";
        entry.batch.clear();
        entry.body = body;
        entry.personal.reset();
        seal(entry);
    }
    REQUIRE(event.journal->merge(older)->added == 3);
    REQUIRE(event.journal->transact([&] {
        NewEntry erasure;
        erasure.kind = entry_kind::subject_erased;
        erasure.subject = "ada";
        nlohmann::json body = {{"entries", nlohmann::json::array()}, {"sealed", nlohmann::json::array()}};
        for (const OpenBody& open : open_bodies_of(*event.database, "ada", digest_key(history_key()))) {
            body["entries"].push_back(open.id);
            body["sealed"].push_back(open.sealed);
        }
        erasure.body = body.dump();
        event.journal->append(erasure);
    }));
    for (const char* word : {"protected", "quiet-room", "Press"}) {
        CAPTURE(word);
        CHECK(files_with(event.folder.path(), word) == std::vector<std::string>{});
    }
    CHECK_FALSE(verify_journal(*event.database, history_key())->has_value());
    // What is left goes on to others, who have the erasure; and whoever changes it is found out.
    std::vector<Entry> left;
    REQUIRE(event.database->read([&] { left = read_entries(*event.database); }));
    Event other;
    std::stable_partition(left.begin(), left.end(), [](const Entry& entry) { return erases(entry.kind); });
    CHECK(other.journal->merge(left)->refused.empty());
    CHECK_FALSE(verify_journal(*other.database, history_key())->has_value());
    for (Entry& entry : left) entry.body = R"({"flag":"tell","on":true})";
    Event third;
    CHECK(third.journal->merge(left)->added == 0);
}

TEST_CASE("an import that does not count loses its people, but for those who have come all the same") {
    Event event;
    const auto list = [&](const std::string& who, const std::string& batch) {
        NewEntry entry;
        entry.kind = entry_kind::registration_listed;
        entry.subject = who;
        entry.batch = batch;
        entry.body = R"({"source":"list"})";
        entry.personal = named("Zerlina " + who);
        REQUIRE(event.journal->transact([&] { event.journal->append(entry); }));
    };
    list("ada", "one");
    list("ben", "one");
    list("ada", "two");
    NewEntry erasure;
    erasure.kind = entry_kind::import_erased;
    erasure.body = R"({"batch":"one","keeps":["ben"]})";
    REQUIRE(event.journal->transact([&] { event.journal->append(erasure); }));
    CHECK(event.count("SELECT count(*) FROM entries WHERE personal IS NOT NULL") == 2);
    CHECK(event.count("SELECT count(*) FROM list_registers WHERE subject = 'ada' AND name IS NOT NULL") == 1);
    CHECK(event.count("SELECT count(*) FROM list_registers WHERE subject = 'ben' AND name IS NOT NULL") == 1);
    CHECK(event.count("SELECT count(*) FROM erasing") == 0);
    CHECK_FALSE(verify_journal(*event.database, history_key())->has_value());
}

TEST_CASE("what was written later by who did not know of an erasure goes with it, whichever comes first") {
    const auto journal_of = [](Event& event) {
        std::vector<Entry> entries;
        REQUIRE(event.database->read([&] { entries = read_entries(*event.database); }));
        return entries;
    };
    Event desk, kiosk;
    desk.say(entry_kind::registered_at_desk, "ada", named("Zerlina Quux"));
    REQUIRE(kiosk.journal->merge(journal_of(desk)));
    desk.say(entry_kind::subject_erased, "ada");
    kiosk.clock.ms += 60'000;
    kiosk.say(entry_kind::details_corrected, "ada", named("Zerlina Quuy"));
    std::vector<Entry> later = {journal_of(kiosk).back()};
    // A new consent, by who knows.
    desk.clock.ms += 120'000;
    desk.say(entry_kind::registered_at_desk, "ada", named("Zerlina Anew"));
    const std::vector<Entry> all = journal_of(desk);
    REQUIRE(later.front().clock > all[1].clock);

    Event third, fourth;  // which hear of both from others, in either order
    REQUIRE(third.journal->merge(all)->added == 3);
    REQUIRE(third.journal->merge(later)->added == 1);
    REQUIRE(fourth.journal->merge(later)->added == 1);
    REQUIRE(fourth.journal->merge(all)->added == 3);
    REQUIRE(kiosk.journal->merge(all)->added == 2);
    REQUIRE(desk.journal->merge(later)->added == 1);
    for (Event* event : {&desk, &kiosk, &third, &fourth}) {
        // Nor does it come back when it is sent again.
        CHECK(event->journal->merge(later)->completed == 0);
        CHECK(files_with(event->folder.path(), "Zerlina Qu") == std::vector<std::string>{});
        CHECK(event->count("SELECT count(*) FROM entries WHERE personal IS NOT NULL") == 1);
        CHECK_FALSE(files_with(event->folder.path(), "Zerlina Anew").empty());
        for (const auto& table : replicated_tables())
            CHECK(table_rows(*event->database, table) == table_rows(*desk.database, table));
        CHECK_FALSE(verify_journal(*event->database, history_key())->has_value());
    }
}
