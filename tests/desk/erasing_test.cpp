// Who was erased stays erased: lists that come again, imports that were killed or taken back, and copies.
#include "desk/erasing.h"

#include <doctest/doctest.h>

#include "desk/batch_writer.h"
#include "desk/check_in_deeds.h"
#include "desk/event_copies.h"
#include "desk/import_list.h"
#include "desk/imports.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/event_copy.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

constexpr const char* list =
    "Name,Email,Organisation,Ticket type\n"
    "Ada Abbot,ada@example.org,Leeds,Delegate\n"
    "Ben Brown,ben@example.org,Leeds,Delegate\n";

struct Day {
    EventForTest event;
    std::unique_ptr<Desk> desk = event.open({"Kiosk 1", true, true});
    int minute = 0;

    ImportReport take(const std::string& text, const ImportOptions& options = {}) {
        event.clock.time += Milliseconds(1000);
        auto report = import_list(*desk, text, "list.csv", options, by_kiosk(event.at(++minute)));
        CAPTURE((report ? "" : report.error().message()));
        REQUIRE(report.ok());
        return std::move(report).value();
    }
    void erase_person(const std::string& name) {
        event.clock.time += Milliseconds(1000);
        REQUIRE(erase(*desk, event.id_of(*desk, name), by_kiosk(event.at(++minute))).ok());
    }
    std::vector<std::string> names() {
        std::vector<std::string> all;
        const auto everybody = desk->attendees();
        REQUIRE(everybody.ok());
        for (const Attendee& person : *everybody)
            if (!person.name.empty()) all.push_back(person.name);
        return all;
    }
    // Texts about people that any entry still holds, whether it counts or not.
    int personal_of(const std::string& text) {
        return desk->database()
            .handle()
            .execAndGet("SELECT count(*) FROM entries WHERE instr(coalesce(personal, '') || body, '" + text +
                        "')")
            .getInt();
    }
    bool is_whole() { return !verify_journal(desk->database(), event.key())->has_value(); }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the same list again says who was erased, and takes them in by a new consent alone") {
    Day day;
    day.take(list);
    day.erase_person("Ada");
    const auto again = day.take(list);
    REQUIRE(again.list.rejected.size() == 1);
    CHECK(again.list.rejected[0].line == 2);
    CHECK(again.list.rejected[0].reason == "erased on request; not taken in");
    CHECK(again.comparison.unchanged == 1);
    CHECK(again.comparison.missing.empty());
    CHECK(day.names() == Names{"Ben Brown"});
    CHECK(day.personal_of("ada@example.org") == 0);

    ImportOptions wrong;
    wrong.revived.lines = {3};
    CHECK(import_list(*day.desk, list, "list.csv", wrong, by_kiosk(day.event.at(9))).error().kind ==
          ErrorKind::usage);
    ImportOptions consent;
    consent.revived.lines = {2};
    CHECK(day.take(list, consent).comparison.added == 1);
    CHECK(day.names() == Names{"Ada Abbot", "Ben Brown"});
    CHECK(day.desk->attendees("abbot")->front().ticket_type == "Delegate");
    // They are like anybody else from now on.
    CHECK(day.take(list).comparison.unchanged == 2);
    day.erase_person("Ada");
    CHECK(day.take(list).list.rejected.size() == 1);
    CHECK(day.names() == Names{"Ben Brown"});
    CHECK(day.is_whole());
}

TEST_CASE("another list knows them too: by email, by name, by another system's code") {
    Day day;
    day.take(
        "Name,Email,Organisation,Barcode\nAda Abbot,ada@example.org,Leeds,XK-4711\n"
        "Cleo Clark,,Hull,\nDora Dean,office@example.org,York,\nEd Eve,office@example.org,York,\n");
    for (const char* name : {"Ada", "Cleo", "Dora"}) day.erase_person(name);
    const auto left_out = [&](const std::string& row) {
        return day.take("Name,Email,Organisation,Order,Barcode\n" + row + "\n").list.rejected.size() == 1;
    };
    CHECK(left_out("A. ABBOT,ADA@example.org,Elsewhere,1,"));
    CHECK(left_out("Ada Abbot,,leeds,2,"));
    CHECK(left_out("Somebody,other@example.org,Elsewhere,3,XK-4711"));
    CHECK(left_out("Cleo Clark,cleo@example.org,Hull,4,"));
    CHECK(left_out("Dora Dean,office@example.org,Elsewhere,5,"));
    // An address that an office shares is nobody's; a namesake elsewhere is somebody else.
    CHECK_FALSE(left_out("Fay Fox,office@example.org,York,6,"));
    CHECK_FALSE(left_out("Ed Eve,office@example.org,York,,"));
    CHECK_FALSE(left_out("Ada Abbot,ada@abbot.example,Leeds,7,"));
    CHECK_FALSE(left_out("Cleo Clark,cleo@clark.example,Bath,8,"));
}

TEST_CASE("flags, sessions and ticket type go with the person") {
    Day day;
    day.take(
        "Name,Email,Ticket type,Session,Flags\nAda Abbot,ada@example.org,Delegate,Quiet room,protected\n");
    const std::string ada = day.event.id_of(*day.desk, "Ada");
    REQUIRE(set_flag(*day.desk, ada, Flag::escort, true, by_kiosk(day.event.at(2))).ok());
    REQUIRE(check_in(*day.desk, ada, by_kiosk(day.event.at(3))).ok());
    CHECK(day.personal_of("escort") == 1);
    day.erase_person("Ada");
    for (const char* text : {"Delegate", "Quiet room", "protected", "escort"}) {
        CAPTURE(text);
        CHECK(day.personal_of(text) == 0);
    }
    CHECK(day.desk->counts()->arrived == 1);
    CHECK(day.is_whole());
}

TEST_CASE("a seat without a name is nobody: the next one of the same council comes in") {
    Day day;
    const std::string seats = "Name,Email,Organisation\nTBC,,Leeds City Council\n";
    day.take(seats);
    REQUIRE(erase(*day.desk, day.desk->attendees()->front().id, by_kiosk(day.event.at(1))).ok());
    const auto more = day.take(seats + "TBC,,Leeds City Council\n");
    CHECK(more.list.rejected.size() == 1);
    CHECK(more.comparison.added == 1);
}

TEST_CASE("an import that was taken back keeps its people for a day, and those who have come for good") {
    Day day;
    day.take(list);
    REQUIRE(check_in(*day.desk, day.event.id_of(*day.desk, "Ada"), by_kiosk(day.event.at(2))).ok());
    REQUIRE(undo_import(*day.desk, 1, by_kiosk(day.event.at(3))).ok());
    day.event.clock.time += std::chrono::hours(23);
    REQUIRE(drop_abandoned_imports(*day.desk).ok());
    CHECK(day.personal_of("ben@example.org") == 1);
    day.event.clock.time += std::chrono::hours(2);
    day.desk = day.event.open({"Kiosk 1", true, true});
    CHECK(day.personal_of("ben@example.org") == 0);
    CHECK(day.names() == Names{"Ada Abbot"});
    CHECK(day.is_whole());
    // Nothing would come back, and that is said.
    std::string undo_entry;
    REQUIRE(day.desk->database().read([&] {
        for (const Entry& entry : read_entries(day.desk->database()))
            if (entry.kind == entry_kind::undone) undo_entry = entry_id(entry);
    }));
    CHECK(undo(*day.desk, undo_entry, by_kiosk(day.event.at(4))).error().kind == ErrorKind::refused);
    const auto again = day.take(list);
    CHECK(again.comparison.added + again.comparison.changed == 2);
    CHECK(day.names() == Names{"Ada Abbot", "Ben Brown"});
}

TEST_CASE("a killed import keeps its people for a day, and an erasure finds them before") {
    Day day;
    day.take("Name,Email,Organisation\nAda Abbot,ada@example.org,Leeds\n");
    {
        // Killed behind its last row, before it was closed.
        BatchWriter batch(day.desk->journal(), by_kiosk(day.event.at(1)));
        for (int i = 0; i < 500; ++i) {
            NewEntry entry;
            entry.kind = entry_kind::registration_listed;
            entry.subject = "stranger" + std::to_string(i);
            entry.body = R"({"source":"other"})";
            const std::string who = i ? "who" + std::to_string(i) : "ada";
            entry.personal = R"({"fields":{"name":"Ada Abbot","email":")" + who + R"(@example.org"}})";
            REQUIRE(batch.append(std::move(entry)).ok());
        }
    }
    CHECK(day.personal_of("who7@example.org") == 1);
    CHECK(day.personal_of("ada@example.org") == 2);
    day.erase_person("Ada");
    CHECK(day.personal_of("ada@example.org") == 0);
    CHECK(day.personal_of("who7@example.org") == 1);
    day.event.clock.time += std::chrono::hours(25);
    day.desk = day.event.open();
    CHECK(day.personal_of("who7@example.org") == 0);
    CHECK(day.desk->database().handle().execAndGet("SELECT count(*) FROM open_batches").getInt() == 0);
    CHECK(day.is_whole());
}

TEST_CASE("a filled fix list brings nobody back") {
    Day day;
    day.take(list);
    const std::string ada = day.event.id_of(*day.desk, "Ada");
    day.erase_person("Ada");
    const auto filled = day.take("Row,Field,Correct to,Leave as it is\n2,name,Ada Abbott,id " + ada + "\n");
    REQUIRE(filled.corrections);
    REQUIRE(filled.list.rejected.size() == 1);
    CHECK(filled.list.rejected[0].reason == "erased on request; not taken in");
    CHECK(day.names() == Names{"Ben Brown"});
}

TEST_CASE("a temporary copy that is in use is erased in, too, though it holds no key") {
    Day day;
    day.take(list);
    auto copy = EventCopy::copy_of(day.desk->folder().path, CopiedJournal::all);
    REQUIRE(copy.ok());
    CHECK_FALSE(std::filesystem::exists(copy->path() / "event.key"));
    const auto erased = erase(*day.desk, day.event.id_of(*day.desk, "Ada"), by_kiosk(day.event.at(2)));
    REQUIRE(erased.ok());
    const auto copies = erase_in_copies(*day.desk, erased->records, by_kiosk(day.event.at(2)));
    REQUIRE(copies.ok());
    CHECK(copies->folders == std::vector<std::filesystem::path>{copy->path()});
    CHECK(copies->left.empty());
    auto database = Database::open(copy->path() / "lanyard.db", Database::Access::read);
    REQUIRE(database.ok());
    const auto left = [&](const char* name) {
        return (*database)
            ->handle()
            .execAndGet(std::string("SELECT count(*) FROM entries WHERE instr(personal, '") + name + "')")
            .getInt();
    };
    CHECK(left("Ada Abbot") == 0);
    CHECK(left("Ben Brown") == 1);
}

TEST_CASE("who stays and is called the same is told: it may be a double that nobody joined") {
    Day day;
    day.take(
        "Name,Email,Organisation,Barcode\nAda Abbot,ada@example.org,Leeds,ONE-1\n"
        "Ada Abbot,ada@example.org,Leeds,TWO-2\nBen Brown,ben@example.org,Leeds,THREE-3\n");
    const auto people = day.desk->attendees("abbot");
    REQUIRE(people->size() == 2);
    const auto erased = erase(*day.desk, people->front().id, by_kiosk(day.event.at(2)));
    REQUIRE(erased.ok());
    CHECK(erased->records == std::vector<std::string>{people->front().id});
    CHECK(erased->alike == std::vector<std::string>{people->back().id});
}

TEST_CASE("who did not know of an erasure, and said something later, brings nobody back") {
    Day day;
    day.take(list);
    const auto elsewhere = day.event.open_copy(day.event.copy("elsewhere"), {"Kiosk 2", true, false});
    const std::string ada = day.event.id_of(*day.desk, "Ada");
    day.erase_person("Ada");
    day.event.clock.time += Milliseconds(1000);
    REQUIRE(correct(*elsewhere, ada, {{Field::email, "ada@new.example"}, {Field::status, "cancelled"}},
                    by_desk(day.event.at(9))));
    exchange(*day.desk, *elsewhere);
    CHECK(day.personal_of("ada@new.example") == 0);
    CHECK(elsewhere->attendees("ada@new.example")->empty());
    // A list finds nobody whom it could go on with.
    CHECK(day.take(list).list.rejected.size() == 1);
    CHECK(day.names() == Names{"Ben Brown"});
    CHECK(day.is_whole());
}

TEST_CASE("who was erased is joined with nobody, so that no list takes them for somebody else") {
    Day day;
    day.take(list);
    const std::string ada = day.event.id_of(*day.desk, "Ada"), ben = day.event.id_of(*day.desk, "Ben");
    day.erase_person("Ada");
    for (const auto& [kept, dropped] : {std::pair(ada, ben), std::pair(ben, ada)}) {
        const auto joined = same_person(*day.desk, kept, dropped, by_desk(day.event.at(5)));
        REQUIRE_FALSE(joined);
        CHECK(joined.error().kind == ErrorKind::refused);
        CHECK(joined.error().message().find("erased on request") != std::string::npos);
    }
    CHECK(day.take(list).list.rejected.size() == 1);
    CHECK(day.names() == Names{"Ben Brown"});
    // By a new consent they are somebody again.
    ImportOptions consent;
    consent.revived.all = true;
    day.take(list, consent);
    CHECK(same_person(*day.desk, ben, ada, by_desk(day.event.at(6))));
}
