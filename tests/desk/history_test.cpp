// What the desk reads of a person: every happening, in order, with what was taken back; and what of it can
// be.
#include "desk/history.h"

#include <doctest/doctest.h>

#include "desk/badges.h"
#include "desk/check_in_deeds.h"
#include "desk/help_calls.h"
#include "desk/history_words.h"
#include "desk/import_list.h"
#include "desk/imports.h"
#include "desk/person_card.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

DeskOptions staff() {
    DeskOptions options;
    options.staff = true;
    options.prints = true;
    return options;
}

std::vector<HistoryLine> history(Desk& desk, const std::string& person) {
    auto lines = history_of(desk, person, 100);
    REQUIRE(lines.ok());
    return *lines;
}

std::vector<Happening> kinds(Desk& desk, const std::string& person) {
    std::vector<Happening> kinds;
    for (const HistoryLine& line : history(desk, person)) kinds.push_back(line.what);
    return kinds;
}

using Kinds = std::vector<Happening>;

}  // namespace

TEST_CASE("from the list to the badge, the newest first") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada");
    REQUIRE(set_flag(*desk, ada, Flag::tell, true, by_desk(event.at(0))).ok());
    REQUIRE(correct(*desk, ada, {{Field::job_title, "Chair"}}, by_desk(event.at(1))).ok());
    REQUIRE(check_in(*desk, ada, by_desk(event.at(2))).ok());
    REQUIRE(request_badge(*desk, ada, {"The badge is lost", true, false}, by_desk(event.at(3))).ok());
    REQUIRE(ask_for_help(*desk, HelpAbout::badge, ada, by_desk(event.at(4))).ok());
    CHECK(kinds(*desk, ada) == Kinds{Happening::asked_for_help, Happening::badge_asked,
                                     Happening::code_retired, Happening::checked_in, Happening::corrected,
                                     Happening::flag_on, Happening::listed});
    const auto lines = history(*desk, ada);
    CHECK(lines[1].reason == "The badge is lost");
    CHECK(lines[3].point == "Kiosk 1");
    CHECK(lines[3].actor == "desk");
    CHECK(lines[3].at == event.at(2));
    REQUIRE(lines[4].changes.size() == 1);
    CHECK(lines[4].changes[0].before.empty());
    CHECK(lines[4].changes[0].after == "Chair");
    CHECK(lines[5].reason == "tell");
    CHECK(history_of(*desk, ada, 2)->size() == 2);
}

TEST_CASE("a later list is told by what it changed, and not at all while it does not count") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ben = event.id_of(*desk, "Ben");
    const auto again = import_list(*desk,
                                   "First name,Last name,Email,Organisation,Ticket type\n"
                                   "Ada,Abbot,ada@x.example,Leeds,Delegate\n"
                                   "Ben,Brown,ben@x.example,Hull,Delegate\n"
                                   "Cleo,Clark,cleo@x.example,Hull,Speaker\n",
                                   "list.csv", {}, by_import(event.at(0)));
    REQUIRE(again.ok());
    auto lines = history(*desk, ben);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].what == Happening::list_changed);
    REQUIRE(lines[0].changes.size() == 1);
    CHECK(lines[0].changes[0].field == Field::organisation);
    CHECK(lines[0].changes[0].before == "York");
    CHECK(lines[0].changes[0].after == "Hull");
    REQUIRE(undo_import(*desk, again->number, by_import(event.at(1))).ok());
    CHECK(kinds(*desk, ben) == Kinds{Happening::listed});
}

TEST_CASE("what is taken back stands in the history as such, and the next thing is offered") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada");
    CHECK(newest_to_undo(history(*desk, ada)) == nullptr);
    REQUIRE(correct(*desk, ada, {{Field::name, "Ada Byron"}}, by_desk(event.at(0))).ok());
    REQUIRE(check_in(*desk, ada, by_desk(event.at(1))).ok());
    auto lines = history(*desk, ada);
    const HistoryLine* newest = newest_to_undo(lines);
    REQUIRE(newest);
    CHECK(newest->what == Happening::checked_in);
    REQUIRE(undo(*desk, newest->entry, by_desk(event.at(2)), "wrong person").ok());
    lines = history(*desk, ada);
    CHECK(lines[0].what == Happening::taken_back);
    CHECK(lines[0].undone_what == Happening::checked_in);
    CHECK(lines[0].reason == "wrong person");
    CHECK_FALSE(lines[1].stands);
    newest = newest_to_undo(lines);
    REQUIRE(newest);
    CHECK(newest->what == Happening::corrected);
    REQUIRE(undo(*desk, newest->entry, by_desk(event.at(3))).ok());
    CHECK((*desk->attendee(ada))->name == "Ada Abbot");
    CHECK(newest_to_undo(history(*desk, ada)) == nullptr);
}

TEST_CASE("a seat that was passed on is taken back with whoever came, from either of the two") {
    for (const bool from_newcomer : {false, true}) {
        CAPTURE(from_newcomer);
        const EventForTest event;
        event.import_people();
        auto desk = event.open(staff());
        const std::string ada = event.id_of(*desk, "Ada");
        WalkIn hal;
        hal.name = "Hal Hope";
        const auto came = substitute(*desk, ada, hal, true, by_desk(event.at(0)));
        REQUIRE(came.ok());
        const std::string newcomer = came->outcome.attendee->id;
        CHECK(kinds(*desk, newcomer) == Kinds{Happening::checked_in, Happening::came_instead});
        CHECK(history(*desk, newcomer)[1].who == "Ada Abbot");
        CHECK(kinds(*desk, ada) == Kinds{Happening::replaced, Happening::listed});
        CHECK(history(*desk, ada)[0].who == "Hal Hope");

        const std::string entry =
            from_newcomer ? history(*desk, newcomer)[1].entry : history(*desk, ada)[0].entry;
        const auto undone = undo(*desk, entry, by_desk(event.at(1)), "", AboutInsider::never_came);
        REQUIRE(undone.ok());
        CHECK((*desk->attendee(ada))->status == AttendeeStatus::expected);
        CHECK_FALSE(*desk->attendee(newcomer));
        const auto counts = desk->counts();
        CHECK(counts->arrived == 0);
        CHECK(counts->expected == 3);
        CHECK(counts->inside == 0);
        CHECK_FALSE(undo(*desk, entry, by_desk(event.at(2))).ok());
    }
}

TEST_CASE(
    "the card has what staff need: needs apart from notes, the badge's state, sessions that are unknown") {
    const EventForTest event;
    auto desk = event.open(staff());
    REQUIRE(import_list(*desk,
                        "First name,Last name,Email,Dietary requirements,Notes for the desk,Shirt,Workshop "
                        "choice\nDora,Dale,d@x.example,Vegan,Ask for Ben,XL,Workshop E\n",
                        "list.csv", {}, by_import(event.at(-60)))
                .ok());
    const std::string dora = event.id_of(*desk, "Dora");
    auto card = person_card(*desk, dora);
    REQUIRE(card.ok());
    REQUIRE(card->has_value());
    CHECK((*card)->needs ==
          std::vector<std::pair<std::string, std::string>>{{"Dietary requirements", "Vegan"}});
    REQUIRE((*card)->notes.size() == 1);
    CHECK((*card)->notes[0].second == "Ask for Ben");
    REQUIRE((*card)->answers.size() == 1);
    CHECK((*card)->answers[0].second == "XL");
    CHECK((*card)->unknown_sessions == std::vector<std::string>{"Workshop E"});
    CHECK((*card)->badge == CardBadge::not_printed);
    REQUIRE(check_in(*desk, dora, by_desk(event.at(0))).ok());
    card = person_card(*desk, dora);
    CHECK((*card)->badge == CardBadge::on_its_way);
    CHECK((*card)->arrived_at_point == "Kiosk 1");
    CHECK_FALSE(person_card(*desk, "nobody")->has_value());
}

TEST_CASE(
    "a code at the desk is decided as at a kiosk where that is asked for, and by staff where they say so") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada"), code = event.code_of(*desk, "Ada");
    REQUIRE(set_flag(*desk, ada, Flag::desk_first, true, by_desk(event.at(0))).ok());
    CheckInRequest as_kiosk;
    as_kiosk.as_kiosk = true;
    CHECK(scan(*desk, code, by_desk(event.at(1)), as_kiosk).verdict == Verdict::desk_first);
    CHECK(desk->counts()->arrived == 0);
    CHECK(check_in(*desk, ada, by_desk(event.at(2)))->verdict == Verdict::admitted);
}

TEST_CASE("several who come together are let in as one deed, in order of family name, and taken back as one") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben"),
                      cleo = event.id_of(*desk, "Cleo");
    REQUIRE(correct(*desk, ben, {{Field::status, "cancelled"}}, by_desk(event.at(0))).ok());
    const auto outcomes = check_in_group(*desk, {cleo, ben, ada}, by_desk(event.at(1)));
    REQUIRE(outcomes.ok());
    REQUIRE(outcomes->size() == 3);
    CHECK(outcomes->at(0).attendee->id == ada);
    CHECK(outcomes->at(1).verdict == Verdict::cancelled);
    CHECK(outcomes->at(2).attendee->id == cleo);
    CHECK(outcomes->at(0).print_job < outcomes->at(2).print_job);
    CHECK(desk->counts()->arrived == 2);
    const std::vector<std::string> entries = {outcomes->at(0).entry, outcomes->at(2).entry};
    REQUIRE(undo_together(*desk, entries, by_desk(event.at(2)), "wrong coach").ok());
    CHECK(desk->counts()->arrived == 0);
    CHECK_FALSE(undo_together(*desk, entries, by_desk(event.at(3))).ok());
    CHECK_FALSE(check_in_group(*desk, {ada, "nobody"}, by_desk(event.at(4))).ok());
    CHECK(desk->counts()->arrived == 0);
}

TEST_CASE(
    "of two records that were joined each tells what was said of it, and nothing of the other as a change") {
    const EventForTest event;
    auto desk = event.open(staff());
    REQUIRE(import_list(*desk,
                        "First name,Last name,Email,Organisation\n"
                        "Helen,Achterberg,helen@x.example,Leeds\n"
                        "H.,Achterberg,h.achterberg@x.example,York\n",
                        "list.csv", {}, by_import(event.at(-60)))
                .ok());
    const std::string helen = event.id_of(*desk, "helen achterberg"), other = event.id_of(*desk, "york");
    REQUIRE(correct(*desk, other, {{Field::job_title, "Chair"}}, by_desk(event.at(0))).ok());
    REQUIRE(same_person(*desk, helen, other, by_desk(event.at(1))).ok());
    const auto lines = history(*desk, helen);
    std::vector<Happening> told;
    for (const HistoryLine& line : lines) told.push_back(line.what);
    CHECK(told == Kinds{Happening::joined, Happening::corrected, Happening::listed, Happening::listed});
    CHECK(lines[0].who == "H. Achterberg");
    CHECK(lines[1].other_record == "H. Achterberg");
    REQUIRE(lines[1].changes.size() == 1);
    CHECK(history_words(lines[1]).find("(another record of theirs, H. Achterberg)") != std::string::npos);
    CHECK((lines[2].other_record.empty() != lines[3].other_record.empty()));
}

TEST_CASE("refusals at a kiosk and what the desk saw to are in the history, as a person would say them") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada"), code = event.code_of(*desk, "Ada");
    REQUIRE(set_flag(*desk, ada, Flag::desk_first, true, by_desk(event.at(0))).ok());
    CheckInRequest as_kiosk;
    as_kiosk.as_kiosk = true;
    CHECK(scan(*desk, code, by_kiosk(event.at(1)), as_kiosk).verdict == Verdict::desk_first);
    const auto call = ask_for_help(*desk, HelpAbout::tell_host, ada, by_kiosk(event.at(2)));
    REQUIRE(call.ok());
    REQUIRE(answer_help(*desk, *call, HelpState::coming, by_desk(event.at(3))).ok());
    REQUIRE(answer_help(*desk, *call, HelpState::done, by_desk(event.at(4))).ok());
    REQUIRE(check_in(*desk, ada, by_desk(event.at(5))).ok());
    const auto lines = history(*desk, ada);
    REQUIRE(lines.size() == 6);
    CHECK(history_words(lines[0]) == "Checked in at Kiosk 1");
    CHECK(history_words(lines[1]) == "Their host was told · Desk");
    CHECK(happening_words(lines[2]) == "Arrived, and their host is to be told · Kiosk 1");
    CHECK(happening_words(lines[3]) == "Not let in · Kiosk 1: they had not been to the desk");
    CHECK(happening_words(lines[4]) == "Flag set: See the desk first");
}

TEST_CASE("what was taken back by one deed is done again by one, and the history says by which entry") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada");
    const auto came = substitute(*desk, ada, {"Hal Hope", "", "", "", "", ""}, true, by_desk(event.at(0)));
    REQUIRE(came.ok());
    const std::string hal = came->outcome.attendee->id;
    REQUIRE(
        undo(*desk, history(*desk, ada)[0].entry, by_desk(event.at(1)), "", AboutInsider::never_came).ok());
    CHECK(desk->counts()->inside == 0);
    const auto lines = history(*desk, ada);
    CHECK(lines[0].what == Happening::taken_back);
    CHECK_FALSE(lines[1].stands);
    CHECK(lines[1].undone_by == lines[0].entry);
    REQUIRE(undo(*desk, lines[1].undone_by, by_desk(event.at(2))).ok());
    CHECK((*desk->attendee(ada))->status == AttendeeStatus::replaced);
    REQUIRE(*desk->attendee(hal));
    CHECK((*desk->attendee(hal))->inside);
    CHECK((*desk->attendee(hal))->name == "Hal Hope");
    CHECK(happening_words(history(*desk, ada)[0]) == "Done again: Hal Hope comes instead");
    // The badge was dropped with the check-in: it is owed, and waits for no printer that has it no more.
    CHECK((*person_card(*desk, hal))->badge == CardBadge::not_printed);
    // And all of it is taken back once more.
    const auto again =
        undo(*desk, history(*desk, ada)[0].entry, by_desk(event.at(3)), "", AboutInsider::never_came);
    REQUIRE(again.ok());
    CHECK(desk->counts()->inside == 0);
    CHECK((*desk->attendee(ada))->status == AttendeeStatus::expected);
}
