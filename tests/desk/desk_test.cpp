// What people do at the desk, each deed recorded once and taken back whole.
#include "desk/desk.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "desk/check_in_deeds.h"
#include "desk/erasing.h"
#include "desk/export_attendance.h"
#include "desk/import_list.h"
#include "desk/imports.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

constexpr const char* second_list =
    "First name,Last name,Email,Organisation,Ticket type\n"
    "Ada,Abbot,ada@x.example,Leeds City Council,Delegate\n"
    "Ben,Brown,ben@x.example,York,Delegate\n"
    "Dora,Dean,dora@x.example,Bath,Delegate\n";

DeskOptions staff() {
    return {"Kiosk 1", true, true};
}

bool whole(Desk& desk, const EventForTest& event) {
    const auto difference = verify_journal(desk.database(), event.key());
    return difference.ok() && !difference->has_value();
}

}  // namespace

TEST_CASE("a walk-in is written down, admitted and counted in one deed") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const auto result =
        walk_in(*desk, {"Ada Abbott", "Ada", "Abbott", "Leeds", "", "Delegate"}, by_kiosk(event.at(0)));
    REQUIRE(result.ok());
    CHECK(result->outcome.verdict == Verdict::admitted);
    CHECK(result->outcome.print_job != 0);
    REQUIRE(result->similar.size() == 1);
    CHECK(result->similar[0].name == "Ada Abbot");
    const auto counts = desk->counts();
    CHECK(counts->walk_ins == 1);
    CHECK(counts->arrived == 1);
    CHECK(counts->expected == 3);
    CHECK_FALSE(walk_in(*desk, {}, by_kiosk(event.at(0))).ok());
}

TEST_CASE("a walk-in who finds the hall full is not written down") {
    EventForTest event("capacity = 4\n");  // three of them are for those who are booked
    event.import_people();
    auto desk = event.open(staff());
    REQUIRE(walk_in(*desk, {"One", "", "", "", "", ""}, by_kiosk(event.at(0)))->outcome.verdict ==
            Verdict::admitted);
    const auto refused = walk_in(*desk, {"Two", "", "", "", "", ""}, by_kiosk(event.at(1)));
    REQUIRE(refused.ok());
    CHECK(refused->outcome.verdict == Verdict::full);
    CHECK(desk->attendees("two")->empty());
}

TEST_CASE("a substitute takes over type and sessions, never needs; the old code is worth nothing") {
    EventForTest event;
    auto desk = event.open(staff());
    REQUIRE(import_list(
        *desk,
        "First name,Last name,Email,Organisation,Ticket type,Workshop choice,Dietary requirements\n"
        "Gwen,Gray,gwen@x.example,Leeds,Speaker,Workshop A,Vegan\n",
        "list.csv", {}, by_import(event.at(-60))));
    const std::string gwen = event.id_of(*desk, "gwen"), code = event.code_of(*desk, "gwen");
    const auto result =
        substitute(*desk, gwen, {"Hal Hope", "Hal", "Hope", "", "", ""}, true, by_kiosk(event.at(0)));
    REQUIRE(result.ok());
    CHECK(result->outcome.verdict == Verdict::admitted);
    const auto hal = desk->attendee(event.id_of(*desk, "hal"));
    CHECK((*hal)->ticket_type == "Speaker");
    CHECK((*hal)->organisation == "Leeds");
    REQUIRE((*hal)->sessions.size() == 1);
    CHECK((*hal)->sessions[0].session == "Workshop A");
    CHECK((*hal)->answers.empty());
    CHECK(scan(*desk, code, by_kiosk(event.at(1))).verdict == Verdict::replaced);
    CHECK(desk->counts()->expected == 0);
    // A later list that still names the old person revives nobody.
    REQUIRE(import_list(
        *desk,
        "First name,Last name,Email,Organisation,Ticket type,Workshop choice,Dietary requirements\n"
        "Gwen,Gray,gwen@x.example,Leeds,Speaker,Workshop B,Vegan\n",
        "list.csv", {}, by_import(event.at(2))));
    CHECK(scan(*desk, code, by_kiosk(event.at(5))).verdict == Verdict::replaced);
    CHECK_FALSE(substitute(*desk, gwen, {"Ivy", "", "", "", "", ""}, true, by_kiosk(event.at(3))).ok());
}

TEST_CASE(
    "a correction stands over the list, follows it again when cleared, and shows as a conflict between") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "ada");
    REQUIRE(correct(*desk, ada, {{Field::organisation, "Leeds University"}}, by_kiosk(event.at(0))));
    CHECK((*desk->attendee(ada))->organisation == "Leeds University");
    auto report = import_list(*desk, second_list, "again.csv", {}, by_import(event.at(1)));
    REQUIRE(report.ok());
    REQUIRE(report->comparison.conflicts.size() == 1);
    CHECK(report->comparison.conflicts[0].list == "Leeds City Council");
    CHECK(report->comparison.conflicts[0].desk == "Leeds University");
    CHECK((*desk->attendee(ada))->organisation == "Leeds University");
    REQUIRE(correct(*desk, ada, {{Field::organisation, std::nullopt}}, by_kiosk(event.at(2))));
    CHECK((*desk->attendee(ada))->organisation == "Leeds City Council");
}

TEST_CASE("an import is taken back whole; who has come since stays, by name") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "ada"), code = event.code_of(*desk, "ben");
    const std::string adas_code = event.code_of(*desk, "ada");
    REQUIRE(check_in(*desk, ada, by_kiosk(event.at(0))).ok());
    const auto undone = undo_import(*desk, 1, by_import(event.at(1)));
    REQUIRE(undone.ok());
    CHECK(undone->staying == std::vector<std::string>{ada});
    const auto left = desk->attendees();
    REQUIRE(left->size() == 1);
    CHECK(left->front().name == "Ada Abbot");
    CHECK(scan(*desk, code, by_kiosk(event.at(2))).verdict == Verdict::not_listed_yet);
    // The same list again: the invitations that were sent out hold.
    event.import_people();
    CHECK(scan(*desk, code, by_kiosk(event.at(4))).verdict == Verdict::admitted);
    CHECK(scan(*desk, adas_code, by_kiosk(event.at(5))).verdict == Verdict::already_in);
    CHECK(whole(*desk, event));
}

TEST_CASE("the same list twice changes nothing, and on two machines apart makes no double people") {
    EventForTest event;
    const auto copy = event.copy("other");
    event.import_people();
    auto desk = event.open(staff());
    const char* list =
        "First name,Last name,Email,Organisation,Ticket type\n"
        "Ada,Abbot,ada@x.example,Leeds,Delegate\n"
        "Ben,Brown,ben@x.example,York,Delegate\n"
        "Cleo,Clark,cleo@x.example,Hull,Speaker\n";
    const auto again = import_list(*desk, list, "list.csv", {}, by_import(event.at(0)));
    CHECK(again->comparison.unchanged == 3);
    CHECK(again->comparison.added + again->comparison.changed == 0);
    auto other = event.open_copy(copy, staff());
    REQUIRE(import_list(*other, list, "list.csv", {}, by_import(event.at(0))));
    const std::string their_code = event.code_of(*other, "ada");
    exchange(*desk, *other);
    CHECK(desk->attendees()->size() == 3);
    CHECK(other->attendees()->size() == 3);
    // Each machine sent its own invitations: both open the door, to one person.
    CHECK(scan(*desk, their_code, by_kiosk(event.at(1))).verdict == Verdict::admitted);
    CHECK(desk->counts()->expected == 2);
}

TEST_CASE("who vanished from the list is kept, or cancelled on purpose and with the number") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    ImportOptions dry_run;
    dry_run.dry_run = true;
    const auto dry = import_list(*desk, second_list, "again.csv", dry_run, by_import(event.at(0)));
    CHECK(dry->comparison.missing.size() == 1);
    CHECK(desk->attendees("dora")->empty());
    ImportOptions cancel;
    cancel.cancel_missing = true;
    const auto refused = import_list(*desk, second_list, "again.csv", cancel, by_import(event.at(0)));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(refused.error().message().find("--missing cancel=1") != std::string::npos);
    CHECK(desk->attendees("dora")->empty());
    // A number that is too large was not meant for this list either.
    for (const int wrong : {0, 2}) {
        cancel.cancel_exactly = wrong;
        const auto other = import_list(*desk, second_list, "again.csv", cancel, by_import(event.at(0)));
        REQUIRE_FALSE(other.ok());
        CHECK(other.error().kind == ErrorKind::refused);
        CHECK(other.error().what.find("1 of ") == 0);
        CHECK(other.error().what.find("not " + std::to_string(wrong) + ";") != std::string::npos);
        CHECK(desk->attendees("dora")->empty());
    }
    cancel.cancel_exactly = 1;
    REQUIRE(import_list(*desk, second_list, "again.csv", cancel, by_import(event.at(0))));
    CHECK(desk->attendees("cleo")->front().status == AttendeeStatus::cancelled);
    CHECK(desk->counts()->cancelled == 1);
}

TEST_CASE("an undo names what it took back, and a second undo of the same is refused") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "ada");
    CHECK_FALSE(undo(*desk, ada, by_kiosk(event.at(0))).ok());
    const auto outcome = check_in(*desk, ada, by_kiosk(event.at(0)));
    REQUIRE(outcome.ok());
    const auto undone = undo(*desk, ada, by_kiosk(event.at(1)), "wrong person");
    REQUIRE(undone.ok());
    CHECK(undone->attendee == ada);
    REQUIRE(undone->entries.size() == 2);  // with the badge that had not come out
    CHECK(undone->entries[0] == outcome->entry);
    CHECK(desk->counts()->arrived == 0);
    const auto again = undo(*desk, outcome->entry, by_kiosk(event.at(2)));
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().kind == ErrorKind::refused);
}

TEST_CASE("two records of one person: both codes lead to one, and they arrive once") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "ada"), ben = event.id_of(*desk, "ben");
    const std::string code = event.code_of(*desk, "ben");
    REQUIRE(same_person(*desk, ada, ben, by_kiosk(event.at(0))));
    CHECK(desk->attendees()->size() == 2);
    const Outcome outcome = scan(*desk, code, by_kiosk(event.at(1)));
    CHECK(outcome.verdict == Verdict::admitted);
    CHECK(outcome.attendee->id == ada);
    CHECK(check_in(*desk, ben, by_kiosk(event.at(3)))->verdict == Verdict::already_in);
    CHECK(desk->counts()->arrived == 1);
    CHECK(desk->counts()->expected == 1);
    CHECK_FALSE(same_person(*desk, ada, ada, by_kiosk(event.at(0))).ok());
}

TEST_CASE("somebody erased is nobody any more, and the counts are as they were") {
    EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "ada");
    REQUIRE(check_in(*desk, ada, by_kiosk(event.at(0))).ok());
    REQUIRE(erase(*desk, ada, by_kiosk(event.at(1))));
    CHECK(desk->attendees("abbot")->empty());
    CHECK(desk->counts()->arrived == 1);
    const auto table = export_attendance(*desk, true);
    for (const auto& row : table->rows) {
        for (const auto& cell : row) CHECK(cell.find("Abbot") == std::string::npos);
    }
    CHECK(whole(*desk, event));
}

TEST_CASE("flags by hand, by ticket type and for staff") {
    EventForTest event;
    event.import_people();
    auto kiosk = event.open({"Kiosk 1", false, false});
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "ada"), code = event.code_of(*desk, "ada");
    REQUIRE(set_flag(*desk, ada, Flag::desk_first, true, by_kiosk(event.at(0))));
    CHECK(scan(*kiosk, code, by_kiosk(event.at(1))).verdict == Verdict::desk_first);
    // What the desk has put right counts at once, though the same code was shown a moment ago.
    REQUIRE(set_flag(*desk, ada, Flag::desk_first, false, by_kiosk(event.at(1))));
    CHECK(scan(*kiosk, code, by_kiosk(event.at(1))).verdict == Verdict::admitted);
    const std::string ben = event.id_of(*desk, "ben"), press_code = event.code_of(*desk, "ben");
    REQUIRE(correct(*desk, ben, {{Field::ticket_type, "Press"}}, by_kiosk(event.at(2))));
    CHECK(scan(*kiosk, press_code, by_kiosk(event.at(3))).verdict == Verdict::desk_first);
    // By hand wins over the ticket type, for this one person.
    REQUIRE(set_flag(*desk, ben, Flag::desk_first, false, by_kiosk(event.at(4))));
    CHECK(scan(*kiosk, press_code, by_kiosk(event.at(4))).verdict == Verdict::admitted);
    const std::string cleo = event.id_of(*desk, "cleo");
    REQUIRE(correct(*desk, cleo, {{Field::ticket_type, "Press"}}, by_kiosk(event.at(5))));
    CHECK(check_in(*desk, cleo, by_kiosk(event.at(6)))->verdict == Verdict::admitted);
}

TEST_CASE(
    "the attendance export has everybody once, needs only when asked for, and guards nothing but cells") {
    EventForTest event;
    auto desk = event.open(staff());
    REQUIRE(import_list(*desk,
                        "First name,Last name,Email,Dietary requirements\nAda,Abbot,ada@x.example,Vegan\n"
                        "Ben,Brown,ben@x.example,\n",
                        "list.csv", {}, by_import(event.at(-60))));
    REQUIRE(check_in(*desk, event.id_of(*desk, "ada"), by_kiosk(event.at(12))).ok());
    const auto plain = export_attendance(*desk, false), full = export_attendance(*desk, true);
    REQUIRE(plain->rows.size() == 2);
    const auto cell = [](const ExportTable& table, std::size_t row, const std::string& heading) {
        const auto at = std::find(table.headings.begin(), table.headings.end(), heading);
        return at == table.headings.end()
                   ? std::string("(no column)")
                   : table.rows[row][static_cast<std::size_t>(at - table.headings.begin())];
    };
    CHECK(cell(*plain, 0, "name") == "Ada Abbot");
    CHECK(cell(*plain, 0, "attended") == "yes");
    CHECK(cell(*plain, 0, "checked_in_at") == "2017-11-10T09:12:00+00:00");
    CHECK(cell(*plain, 0, "point") == "Kiosk 1");
    CHECK(cell(*plain, 1, "attended") == "no");
    CHECK(cell(*plain, 0, "Dietary requirements") == "(no column)");
    CHECK(cell(*full, 0, "Dietary requirements") == "Vegan");
}

TEST_CASE("finding takes words in any order, beginnings, accents and addresses") {
    EventForTest event;
    auto desk = event.open(staff());
    REQUIRE(import_list(*desk,
                        "First name,Last name,Email,Organisation\nŁukasz,Żak,luk@x.example,Leeds\n"
                        "Ольга,Петрова,olga@x.example,York\n",
                        "list.csv", {}, by_import(event.at(-60))));
    CHECK(desk->attendees("zak luk")->size() == 1);
    CHECK(desk->attendees("olga")->size() == 1);
    CHECK(desk->attendees("luk@x")->size() == 1);
    CHECK(desk->attendees("yor")->size() == 1);
    CHECK(desk->attendees("ork")->empty());
    CHECK(desk->attendees("")->size() == 2);
}
