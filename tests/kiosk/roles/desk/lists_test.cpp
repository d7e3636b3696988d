// Lists that the desk asks for by a key, the history of a person, and records that are compared.
#include <doctest/doctest.h>

#include "tests/kiosk/roles/desk/desk_in_front.h"

using namespace lanyard;

namespace {

std::shared_ptr<DeskOverview> news_with_printer() {
    auto news = std::make_shared<DeskOverview>();
    news->has_printer = true;
    news->owed = 2;
    return news;
}

}  // namespace

TEST_CASE("of badges owed nobody is meant before somebody is chosen, and all are printed by one key") {
    DeskInFront desk;
    desk.answer(std::shared_ptr<const DeskOverview>(news_with_printer()), 0);
    desk.key(StaffKey::owed);
    REQUIRE(desk.count<ListOwedBadges>() == 1);
    PeopleFound owed{"", {person("ada"), person("ben")}, 0, 0};
    owed.list = AskedList::owed;
    desk.answer(owed, desk.number());
    CHECK(desk.screen() == "desk/searching");
    CHECK(find_widget(desk.draw(), "print_owed").label.find("2 badges owed") == 0);
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    desk.key(StaffKey::print_owed);
    CHECK(desk.count<PrintOwedBadges>() == 1);
    DeedDone done;
    done.deed = DeskDeed::owed_printed;
    done.people = {"ada", "ben"};
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "notice").label == "2 badges are being printed.");
    desk.key(UiKey::down);
    CHECK(desk.last<OpenPerson>().person == "ada");
    desk.key(UiKey::back);
    CHECK(find_widget(desk.draw(), "print_owed").id.empty());
}

TEST_CASE("who is in is listed by one key, and letters go to the search again") {
    DeskInFront desk;
    desk.key(StaffKey::roll_call);
    REQUIRE(desk.count<ListInside>() == 1);
    PeopleFound inside{"", {person("ada")}, 0, 0};
    inside.list = AskedList::inside;
    desk.answer(inside, desk.number());
    CHECK(find_widget(desk.draw(), "asked_list").label == "1 person is in the building");
    desk.type("ben");
    CHECK(desk.last<SearchPeople>().words == "ben");
}

TEST_CASE("the whole history is read by a key, and a line of it is taken back or done again") {
    DeskInFront desk;
    desk.type("ada");
    desk.find({person("ada")});
    auto card = std::make_shared<PersonCard>();
    card->person = person("ada");
    HistoryLine taken_back, again;
    taken_back.what = Happening::checked_in;
    taken_back.entry = "in";
    taken_back.stands = false;
    taken_back.undone_by = "undo";
    again.what = Happening::corrected;
    again.entry = "correction";
    card->history = {again, taken_back};
    desk.answer(PersonOpened{"ada", card}, desk.number());
    desk.key(StaffKey::arrange);
    CHECK(desk.screen() == "desk/arrange");
    desk.touch("more");
    CHECK(desk.screen() == "desk/person");
    desk.key(StaffKey::history);
    CHECK(desk.screen() == "desk/history");
    desk.key(StaffKey::history);
    CHECK(desk.screen() == "desk/person");
    desk.key(StaffKey::history);
    desk.key(StaffKey::offer_2);
    CHECK(desk.screen() == "undo/asking");
    CHECK(find_widget(desk.draw(), "confirm").label == "Do it again  ↵");
    desk.touch("confirm");
    CHECK(desk.last<TakeBack>().entries == std::vector<std::string>{"undo"});
}

TEST_CASE("beside the history stands what each door knew, and Escape leads back to it") {
    DeskInFront desk;
    desk.type("ada");
    desk.find({person("ada")});
    desk.key(StaffKey::explain);
    CHECK(desk.count<ExplainPerson>() == 0);  // it is a key of the history's page
    auto card = std::make_shared<PersonCard>();
    card->person = person("ada");
    card->history.resize(1);
    desk.answer(PersonOpened{"ada", card}, desk.number());
    desk.key(StaffKey::history);
    desk.key(StaffKey::explain);
    CHECK(desk.last<ExplainPerson>().person == "ada");
    CHECK(desk.screen() == "desk_explained/none");
    CHECK(find_widget(desk.draw(), "explained_standing").label == "One moment…");
    auto explanation = std::make_shared<Explanation>();
    explanation->person = card->person;
    explanation->lines.resize(1);
    ExplainedLine& line = explanation->lines.front();
    line.line.what = Happening::checked_in;
    line.line.at = instant_from_ms(made_up::ten_to_nine);
    line.node = "0123456789abcdef";
    line.is_decision = true;
    line.counts = DoorCounts::alone;
    desk.answer(PersonExplained{explanation}, desk.number() + 1);  // of another question
    CHECK(desk.screen() == "desk_explained/none");
    desk.answer(PersonExplained{explanation}, desk.number());
    CHECK(desk.screen() == "desk_explained/some");
    CHECK(find_widget(desk.draw(), "explained_2").label.find("It decided alone") != std::string::npos);
    desk.key(UiKey::back);
    CHECK(desk.screen() == "desk/history");
    desk.key(StaffKey::explain);
    desk.answer(PersonExplained{nullptr, Error{}}, desk.number());
    CHECK(desk.screen() == "desk_explained/none");
    desk.type("b");
    CHECK(desk.screen().find("desk/") == 0);
    CHECK(desk.last<SearchPeople>().words.back() == 'b');
}

TEST_CASE("two records are compared field by field before they are joined, and either may stay") {
    DeskInFront desk;
    desk.type("ada");
    desk.find({person("ada")});
    desk.key(StaffKey::more);
    desk.touch("same_person");
    desk.draw();
    REQUIRE(desk.count<LookForSimilar>() == 1);
    Attendee other = person("other");
    other.email = "other@x.example";
    desk.answer(SimilarPeople{desk.last<LookForSimilar>().person, {other}, {}}, desk.number());
    desk.key(StaffKey::offer_1);
    CHECK(desk.screen() == "two_records/asking");
    CHECK(desk.count<JoinPeople>() == 0);
    desk.key(StaffKey::offer_1);
    desk.key(UiKey::activate);
    REQUIRE(desk.count<JoinPeople>() == 1);
    CHECK(desk.last<JoinPeople>().kept == "other");
    CHECK(desk.last<JoinPeople>().dropped == "ada");
}

TEST_CASE("a walk-in of the name of somebody who is in is asked about, and is another by one key") {
    DeskInFront desk;
    desk.key(StaffKey::walk_in);
    desk.type("Sam Reed");
    desk.key(UiKey::activate);
    desk.key(UiKey::activate);
    REQUIRE(desk.count<RegisterWalkIn>() == 1);
    CHECK_FALSE(desk.last<RegisterWalkIn>().is_another);
    DeedDone asks;
    asks.deed = DeskDeed::registered;
    asks.namesake = person("sam");
    desk.answer(asks, desk.number());
    CHECK(desk.screen() == "walk_in/not_done");
    desk.key(StaffKey::offer_1);
    CHECK(desk.count<RegisterWalkIn>() == 2);
    CHECK(desk.last<RegisterWalkIn>().is_another);
}

TEST_CASE("no button for coming in where nobody comes in") {
    DeskInFront desk;
    desk.type("ada");
    Attendee replaced = person("ada");
    replaced.status = AttendeeStatus::replaced;
    desk.find({replaced});
    CHECK(find_widget(desk.draw(), "check_in").id.empty());
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
}

TEST_CASE("a family name is corrected in two Enters") {
    DeskInFront desk;
    desk.type("ada");
    Attendee ada = person("ada");
    ada.given_name = "Ada";
    ada.family_name = "Jones";
    ada.name = "Ada Jones";
    desk.find({ada});
    desk.key(StaffKey::correct);
    desk.key(UiKey::activate);
    desk.type("-Byron");
    desk.key(UiKey::activate);
    REQUIRE(desk.count<CorrectPerson>() == 1);
    CHECK(desk.last<CorrectPerson>().values.at(Field::family_name) == "Jones-Byron");
}
