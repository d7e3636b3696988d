// The desk's form for a walk-in whom no place is left for.
#include "tests/kiosk/roles/desk/desk_in_front.h"

using namespace lanyard;

namespace {

// Marigold walks in, and finds no seat.
void refuse_walk_in(DeskInFront& desk) {
    desk.key(StaffKey::walk_in);
    desk.type("Marigold");
    desk.key(UiKey::activate);
    desk.key(UiKey::activate);
    CHECK(desk.last<RegisterWalkIn>().person.name == "Marigold");
    desk.answer(no_seat(), desk.number());
}

}  // namespace

TEST_CASE("what could not be done is said on the form, which stays") {
    DeskInFront desk;
    refuse_walk_in(desk);
    CHECK(desk.screen() == "walk_in/not_done");
    // Whoever is at a desk without staff may let them in: there is nobody to ask.
    CHECK(find_widget(desk.draw(), "note").label == "Every place is taken");
    desk.key(UiKey::back);
    CHECK(desk.screen().rfind("desk/", 0) == 0);
}

TEST_CASE("no seat for a walk-in: the waiting list by one key; an organiser lets in, and says why") {
    DeskInFront desk;
    refuse_walk_in(desk);
    CHECK(desk.screen() == "walk_in/not_done");
    desk.key(StaffKey::offer_1);
    CHECK(desk.last<PutOnWaitingList>().person.name == "Marigold");
    DeedDone put;
    put.deed = DeskDeed::put_on_waiting_list;
    desk.answer(put, desk.number());
    CHECK(desk.screen().rfind("desk/", 0) == 0);

    refuse_walk_in(desk);
    desk.key(StaffKey::offer_2);
    CHECK(desk.screen() == "let_in/asking");
    desk.key(UiKey::activate);
    CHECK(desk.screen() == "let_in/not_done");  // without a reason
    desk.type("The mayor");
    desk.key(UiKey::activate);
    CHECK(desk.last<RegisterWalkIn>().anyway == "The mayor");
    CHECK(desk.last<RegisterWalkIn>().person.name == "Marigold");
}

TEST_CASE("where there is staff, only an organiser is offered to let somebody in past the limit") {
    DeskInFront desk;
    GateNews news;
    news.what = GateNews::What::signed_in;
    news.has_staff = true;
    news.name = "Ruth";
    news.role = StaffRole::staff;
    desk.service.take(RoleNews{news}, desk.now);
    refuse_walk_in(desk);
    CHECK_FALSE(find_widget(desk.draw(), "full_1").id.empty());
    CHECK(find_widget(desk.draw(), "full_2").id.empty());
}

TEST_CASE(
    "while every place is taken no button and no Enter asks the same again; the ticket type that is chosen "
    "anew does") {
    DeskInFront desk;
    refuse_walk_in(desk);
    CHECK(find_widget(desk.draw(), "admit").id.empty());
    const long long asked = desk.number();
    desk.key(UiKey::activate);
    CHECK(desk.number() == asked);
    CHECK(desk.screen() == "walk_in/not_done");

    desk.touch("ticket_type_1");
    CHECK(desk.screen() == "walk_in/asking");
    CHECK(find_widget(desk.draw(), "full_1").id.empty());
    desk.touch("admit");
    CHECK(desk.number() == asked + 1);
    CHECK(desk.last<RegisterWalkIn>().person.name == "Marigold");
}
