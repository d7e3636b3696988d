// Who was renamed, who comes instead of whom, and who are two people: decided once, and remembered.
#include "desk/look_alikes.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/erasing.h"
#include "desk/import_list.h"
#include "desk/imports.h"
#include "desk/person_deeds.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

const std::string heading = "First name,Last name,Email,Organisation,Ticket type,Job title\n";
const std::string kath = "Kath,Lowe,kath@x.example,Leeds,Delegate,Social Worker\n";
const std::string katherine = "Katherine,Lowe,kath@x.example,Leeds,Delegate,Team Manager\n";
const std::string ben = "Ben,Brown,ben@x.example,York,Delegate,\n";

DeskOptions staff() {
    return {"Kiosk 1", true, true};
}

ImportReport take(Desk& desk, const std::string& rows, Instant at, const ImportOptions& options = {}) {
    auto report = import_list(desk, heading + rows, "list.csv", options, by_import(at));
    if (!report) FAIL(report.error().message());
    return std::move(report).value();
}

ImportOptions decide(const LookAlike& pair, LookAlikeDecision decision) {
    ImportOptions options;
    options.look_alikes.pairs.push_back({pair.missing, pair.added, decision});
    return options;
}

// The one undecided pair of the list, changing nothing.
LookAlike pair_in(Desk& desk, const std::string& rows, Instant at) {
    ImportOptions look;
    look.dry_run = true;
    const auto report = take(desk, rows, at, look);
    REQUIRE(report.comparison.look_alikes.size() == 1);
    return report.comparison.look_alikes.front();
}

bool whole(Desk& desk, const EventForTest& event) {
    const auto difference = verify_journal(desk.database(), event.key());
    return difference.ok() && !difference->has_value();
}

}  // namespace

TEST_CASE("renamed: one person, who follows the new row and keeps code, check-in and the desk's edits") {
    EventForTest event;
    auto desk = event.open(staff());
    take(*desk, kath + ben, event.at(-60));
    const std::string id = event.id_of(*desk, "kath"), code = event.code_of(*desk, "kath");
    REQUIRE(correct(*desk, id, {{Field::organisation, "Leeds City Council"}}, by_kiosk(event.at(-30))));
    REQUIRE(check_in(*desk, id, by_kiosk(event.at(0))).ok());

    const auto pair = pair_in(*desk, katherine + ben, event.at(1));
    CHECK(pair.renamed);
    CHECK(pair.missing == id);
    const auto report = take(*desk, katherine + ben, event.at(2), decide(pair, LookAlikeDecision::renamed));
    CHECK(report.comparison.added == 0);
    CHECK(report.comparison.changed == 1);
    CHECK(report.comparison.unchanged == 1);
    CHECK(report.comparison.missing.empty());
    CHECK(report.comparison.look_alikes.empty());
    REQUIRE(report.decided.size() == 1);

    REQUIRE(desk->attendees()->size() == 2);
    const auto katherine_now = *desk->attendee(id);
    REQUIRE(katherine_now);
    CHECK(katherine_now->name == "Katherine Lowe");
    CHECK(katherine_now->job_title == "Team Manager");
    CHECK(katherine_now->organisation == "Leeds City Council");
    CHECK(katherine_now->inside);
    CHECK(scan(*desk, code, by_kiosk(event.at(5))).verdict == Verdict::already_in);

    // The list again, and a later one: nothing is asked, the values follow.
    const auto again = take(*desk, katherine + ben, event.at(6));
    CHECK(again.comparison.unchanged == 2);
    CHECK(again.comparison.look_alikes.empty());
    const auto later =
        take(*desk, "Katherine,Lowe,kath@x.example,Leeds,Delegate,Director\n" + ben, event.at(7));
    CHECK(later.comparison.changed == 1);
    CHECK((*desk->attendee(id))->job_title == "Director");
    CHECK(whole(*desk, event));
}

TEST_CASE("a decision is taken back with its import, and nobody is lost by it") {
    EventForTest event;
    auto desk = event.open(staff());
    take(*desk, kath, event.at(-60));
    const std::string id = event.id_of(*desk, "kath");
    const auto pair = pair_in(*desk, katherine, event.at(0));
    const auto report = take(*desk, katherine, event.at(0), decide(pair, LookAlikeDecision::renamed));
    REQUIRE(check_in(*desk, id, by_kiosk(event.at(1))).ok());
    REQUIRE(undo_import(*desk, report.number, by_import(event.at(2))).ok());
    REQUIRE(desk->attendees()->size() == 1);
    CHECK((*desk->attendee(id))->name == "Kath Lowe");
    CHECK((*desk->attendee(id))->inside);
    CHECK(pair_in(*desk, katherine, event.at(3)).missing == id);  // to be decided again
    const auto twice = undo_import(*desk, report.number, by_import(event.at(4)));
    REQUIRE_FALSE(twice.ok());
    CHECK(twice.error().kind == ErrorKind::refused);
    CHECK(whole(*desk, event));
}

TEST_CASE("someone else: the old code is worth nothing, and a later list revives nobody") {
    EventForTest event;
    auto desk = event.open(staff());
    take(*desk, kath + ben, event.at(-60));
    const std::string id = event.id_of(*desk, "kath"), code = event.code_of(*desk, "kath");
    const std::string zed = "Zed,Young,kath@x.example,Leeds,Delegate,\n";
    const auto pair = pair_in(*desk, zed + ben, event.at(0));
    CHECK_FALSE(pair.renamed);
    const auto report = take(*desk, zed + ben, event.at(0), decide(pair, LookAlikeDecision::someone_else));
    CHECK(report.comparison.added == 1);
    CHECK(report.comparison.missing.empty());
    CHECK(scan(*desk, code, by_kiosk(event.at(1))).verdict == Verdict::replaced);
    CHECK((*desk->attendee(id))->status == AttendeeStatus::replaced);
    CHECK(desk->counts()->expected == 2);
    CHECK(scan(*desk, event.code_of(*desk, "zed"), by_kiosk(event.at(3))).verdict == Verdict::admitted);

    CHECK(take(*desk, zed + ben, event.at(4)).comparison.missing.empty());
    take(*desk, kath + zed + ben, event.at(5));
    CHECK((*desk->attendee(id))->status == AttendeeStatus::replaced);
    REQUIRE(undo_import(*desk, report.number, by_import(event.at(6))).ok());
    CHECK((*desk->attendee(id))->status == AttendeeStatus::expected);
    CHECK(whole(*desk, event));
}

TEST_CASE("whoever is here has not left the seat to anybody") {
    EventForTest event;
    auto desk = event.open(staff());
    take(*desk, kath, event.at(-60));
    REQUIRE(check_in(*desk, event.id_of(*desk, "kath"), by_kiosk(event.at(0))).ok());
    const std::string zed = "Zed,Young,kath@x.example,Leeds,Delegate,\n";
    const auto pair = pair_in(*desk, zed, event.at(1));
    const auto refused = import_list(*desk, heading + zed, "list.csv",
                                     decide(pair, LookAlikeDecision::someone_else), by_import(event.at(1)));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(desk->attendees("zed")->empty());
    ImportOptions all;
    all.look_alikes.all_someone_else = true;
    const auto report = take(*desk, zed, event.at(2), all);
    CHECK(report.decided.empty());
    CHECK(report.comparison.look_alikes.size() == 1);
}

TEST_CASE("a pair left open is asked about again, until it is decided; two people are not asked about") {
    EventForTest event;
    auto desk = event.open(staff());
    take(*desk, kath, event.at(-60));
    const auto undecided = take(*desk, katherine, event.at(0));
    REQUIRE(undecided.comparison.look_alikes.size() == 1);
    CHECK(undecided.comparison.added == 1);
    CHECK(undecided.comparison.missing.size() == 1);
    const auto still = take(*desk, katherine, event.at(1));
    REQUIRE(still.comparison.look_alikes.size() == 1);
    CHECK(still.comparison.unchanged == 1);
    CHECK(still.comparison.missing.size() == 1);
    SUBCASE("two people") {
        take(*desk, katherine, event.at(2),
             decide(still.comparison.look_alikes[0], LookAlikeDecision::kept_apart));
        const auto after = take(*desk, katherine, event.at(3));
        CHECK(after.comparison.look_alikes.empty());
        CHECK(after.comparison.missing.size() == 1);
        CHECK(desk->attendees()->size() == 2);
    }
    SUBCASE("one person after all, who has come by the new name") {
        const std::string code = event.code_of(*desk, "katherine");
        REQUIRE(scan(*desk, code, by_kiosk(event.at(2))).verdict == Verdict::admitted);
        ImportOptions all;
        all.look_alikes.all_renamed = true;
        const auto report = take(*desk, katherine, event.at(3), all);
        CHECK(report.decided.size() == 1);
        CHECK(report.comparison.missing.empty());
        REQUIRE(desk->attendees()->size() == 1);
        CHECK(desk->attendees()->front().name == "Katherine Lowe");
        CHECK(desk->attendees()->front().inside);
        CHECK(scan(*desk, code, by_kiosk(event.at(6))).verdict == Verdict::already_in);
        CHECK(take(*desk, katherine, event.at(7)).comparison.look_alikes.empty());
    }
    CHECK(whole(*desk, event));
}

TEST_CASE("decided on one machine while the other took the list as it was: one person on both") {
    EventForTest event;
    const auto copy = event.copy("other");
    auto desk = event.open(staff()), other = event.open_copy(copy, staff());
    take(*desk, kath, event.at(-60));
    exchange(*desk, *other);
    const auto pair = pair_in(*desk, katherine, event.at(0));
    take(*desk, katherine, event.at(0), decide(pair, LookAlikeDecision::renamed));
    take(*other, katherine, event.at(0));
    const std::string their_code = event.code_of(*other, "katherine");
    REQUIRE(scan(*other, their_code, by_kiosk(event.at(1))).verdict == Verdict::admitted);
    exchange(*desk, *other);
    for (Desk* one : {desk.get(), other.get()}) {
        REQUIRE(one->attendees()->size() == 1);
        CHECK(one->attendees()->front().name == "Katherine Lowe");
        CHECK(one->attendees()->front().inside);
        CHECK(scan(*one, their_code, by_kiosk(event.at(5))).verdict == Verdict::already_in);
        const auto again = take(*one, katherine, event.at(6));
        CHECK(again.comparison.unchanged + again.comparison.changed == 1);
        CHECK(again.comparison.missing.empty());
        CHECK(again.comparison.look_alikes.empty());
    }
}

TEST_CASE("orders that fit nobody are refused, and a decision that stands may be said again") {
    EventForTest event;
    auto desk = event.open(staff());
    take(*desk, kath + ben, event.at(-60));
    const auto pair = pair_in(*desk, katherine + ben, event.at(0));
    const auto attempt = [&](const std::string& missing, const std::string& added) {
        ImportOptions options;
        options.look_alikes.pairs.push_back({missing, added, LookAlikeDecision::renamed});
        return import_list(*desk, heading + katherine + ben, "list.csv", options, by_import(event.at(0)));
    };
    CHECK(attempt("nobody", pair.added).error().kind == ErrorKind::usage);
    CHECK(attempt(event.id_of(*desk, "ben"), pair.added).error().kind == ErrorKind::refused);
    CHECK(attempt(pair.missing, "nobody").error().kind == ErrorKind::refused);
    CHECK(desk->attendees()->size() == 2);
    CHECK(attempt(pair.missing, pair.added).ok());
    CHECK(attempt(pair.missing, pair.added).ok());
    CHECK(desk->attendees()->size() == 2);
}

TEST_CASE("of two rows that the desk joined the kept one's speaks, and the list comes out unchanged") {
    EventForTest event;
    auto desk = event.open(staff());
    const std::string twice =
        "Jo,Dean,jo@x.example,Bath,Delegate,\nJo,Dean,jo.dean@x.example,Bath,Delegate,\n";
    take(*desk, twice, event.at(-60));
    const auto both = desk->attendees("dean");
    REQUIRE(both->size() == 2);
    REQUIRE(same_person(*desk, (*both)[0].id, (*both)[1].id, by_kiosk(event.at(0))));
    for (int minute : {1, 2}) {
        const auto report = take(*desk, twice, event.at(minute));
        CHECK(report.comparison.unchanged == 2);
        CHECK(report.comparison.changed + report.comparison.added == 0);
        CHECK(report.comparison.missing.empty());
        CHECK(report.list.warnings.size() == 1);
    }
    CHECK(desk->attendees("dean")->size() == 1);
}

TEST_CASE(
    "taking an earlier list back says that a later one has to come again, which brings everybody back") {
    EventForTest event;
    auto desk = event.open(staff());
    const int first = take(*desk, kath + ben, event.at(-60)).number;
    take(*desk, kath + ben, event.at(-50));
    const auto undone = undo_import(*desk, first, by_import(event.at(0)));
    REQUIRE(undone.ok());
    CHECK(undone->later_imports == 1);
    CHECK(take(*desk, kath + ben, event.at(1)).comparison.added == 2);
    CHECK(desk->attendees()->size() == 2);
}

TEST_CASE("renamed on one machine, someone else on the other: the person comes, and nobody was replaced") {
    EventForTest event;
    const auto copy = event.copy("other");
    auto desk = event.open(staff()), other = event.open_copy(copy, staff());
    take(*desk, kath, event.at(-60));
    exchange(*desk, *other);
    const std::string code = event.code_of(*desk, "kath");
    const auto pair = pair_in(*desk, katherine, event.at(0));
    take(*desk, katherine, event.at(0), decide(pair, LookAlikeDecision::renamed));
    take(*other, katherine, event.at(0), decide(pair, LookAlikeDecision::someone_else));
    const std::string new_id = pair.added;
    REQUIRE(correct(*other, new_id, {{Field::organisation, "Leeds Trinity"}}, by_kiosk(event.at(1))));
    REQUIRE(set_flag(*other, new_id, Flag::no_photo, true, by_kiosk(event.at(1))));
    exchange(*desk, *other);
    for (Desk* one : {desk.get(), other.get()}) {
        const auto person = *one->attendee(new_id);
        REQUIRE(person);
        CHECK(person->id == pair.missing);
        CHECK(person->status == AttendeeStatus::expected);
        CHECK(person->organisation == "Leeds Trinity");
        CHECK(person->has(Flag::no_photo));
        CHECK(one->counts()->expected == 1);
    }
    CHECK(scan(*desk, code, by_kiosk(event.at(3))).verdict == Verdict::admitted);
}

TEST_CASE("somebody erased is erased under every name they had") {
    EventForTest event;
    auto desk = event.open(staff());
    take(*desk, kath, event.at(-60));
    take(*desk, katherine, event.at(-50));
    ImportOptions all;
    all.look_alikes.all_renamed = true;
    const auto report = take(*desk, katherine, event.at(0), all);
    REQUIRE(report.decided.size() == 1);
    REQUIRE(erase(*desk, report.decided[0].missing, by_kiosk(event.at(1))));
    REQUIRE(desk->database().read([&] {
        for (const Entry& entry : read_entries(desk->database())) {
            if (entry.kind == entry_kind::registration_listed) CHECK_FALSE(entry.personal.has_value());
        }
    }));
}
