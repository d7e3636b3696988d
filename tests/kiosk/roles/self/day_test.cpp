// What a verdict says of the day: what is on, what begins next, and where.
#include "tests/kiosk/roles/self/kiosk_at_hand.h"

using namespace lanyard;
using made_up::told;

namespace {

// The card's words, as they are read out; "" where there is no card.
std::string said(const DayFromNow& day, Verdict verdict = Verdict::admitted) {
    KioskAtHand kiosk;
    Decided decided = kiosk.decided(verdict, "Zainab", 1);
    decided.day = day;
    kiosk.service.take(RoleNews{SelfNews(decided)}, kiosk.now);
    return find_widget(kiosk.draw(), "next_session").label;
}

const ToldSession coffee = told("Coffee", -5, 15, "", true);
const ToldSession lunch = told("Lunch", 45, 105, "", true);
const ToldSession placements = told("Placements", 15, 45, "great-hall");
const ToldSession supervision = told("Supervision", 15, 45, "room-1");

}  // namespace

TEST_CASE("a break that is on is said with its end, and then what follows it") {
    CHECK(said({{coffee}, {placements}}) ==
          "On now until 09:07: Coffee, Starts in 15 minutes, Placements, 09:07 · Great Hall, up the stairs "
          "or by the lift");
    CHECK(said({{coffee}, {}}) == "On now until 09:07: Coffee");
}

TEST_CASE("of a session that is held nobody says a time, nor that it is on") {
    ToldSession held = told("Practice", -10, 20, "great-hall");
    held.is_held = true;
    CHECK(said({{}, {held}}) ==
          "Delayed, was 08:42, no new time yet, Practice, Great Hall, up the stairs or by the lift");
    CHECK(said({{told("Opening", -2, 45, "room-1")}, {held}})
              .find("Practice · Delayed, was 08:42, no new time yet") != std::string::npos);
    ToldSession other = told("Other", -10, 20, "room-1");
    other.is_held = true;
    CHECK(said({{}, {held, other}}) ==
          "Delayed, was 08:42, no new time yet, Great Hall · Practice, Room 1 · Other");
}

TEST_CASE("several that begin together are all said, with their rooms") {
    CHECK(said({{coffee}, {placements, supervision}}) ==
          "On now until 09:07: Coffee, Starts in 15 minutes, 2 sessions at 09:07, choose one, Great Hall · "
          "Placements, "
          "Room 1 · Supervision");
}

TEST_CASE("a session that is on comes with its place and how to enter late, and then what is next") {
    ToldSession opening = told("Opening", -2, 45, "great-hall");
    CHECK(said({{opening}, {lunch}}) ==
          "On now, Opening, 08:50 · Great Hall, up the stairs or by the lift, Please use the rear doors., "
          "Then at "
          "09:37: Lunch");
    ToldSession other = told("Other", -2, 45, "room-1");
    CHECK(said({{opening, other}, {placements, supervision}}) ==
          "On now, 2 sessions are on, choose one, Great Hall · Opening, Room 1 · Other, Then 2 sessions at "
          "09:07, "
          "choose one");
}

TEST_CASE("after the last session there is no card, and whoever is not let in gets none") {
    CHECK(said({}).empty());
    CHECK(said({{coffee}, {placements}}, Verdict::cancelled).empty());
}

TEST_CASE("somebody at another session's door is shown theirs first, and then who can change it") {
    KioskAtHand kiosk;
    Decided decided = kiosk.decided(Verdict::wrong_session, "Zainab", 1);
    decided.day = {{}, {supervision}};
    kiosk.service.take(RoleNews{SelfNews(decided)}, kiosk.now);
    const UiScreen screen = kiosk.draw();
    CHECK(find_widget(screen, "sentence").label == "Please go to this one:");
    CHECK(find_widget(screen, "next_session").value == "Supervision");
    CHECK(find_widget(screen, "next_session").rect.bottom() < find_widget(screen, "desk_is").rect.y);
    CHECK(find_widget(screen, "desk_is").label.find("To change it") == 0);

    KioskAtHand unknown;
    decided.day = {};
    unknown.service.take(RoleNews{SelfNews(decided)}, unknown.now);
    CHECK(find_widget(unknown.draw(), "sentence").label ==
          "The registration desk can tell you where it is, or change it.");
}
