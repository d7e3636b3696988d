// A blank badge's code: nobody's at every door, until the desk gives the badge away.
#include "desk/blank_badges.h"

#include <doctest/doctest.h>

#include "desk/badges.h"
#include "desk/check_in_deeds.h"
#include "desk/walk_in.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

WalkIn walker(const std::string& name, const std::string& badge) {
    WalkIn person;
    person.name = name;
    person.ticket_type = "Delegate";
    person.blank_badge = badge;
    return person;
}

}  // namespace

TEST_CASE(
    "a blank badge is sent to the desk, is a walk-in's once it was given, and nobody owes them another") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open({"", true, true});
    const auto codes = make_blank_codes(*desk, 3);
    REQUIRE(codes);
    REQUIRE(codes->size() == 3);
    CHECK((*codes)[0] != (*codes)[1]);
    CHECK(scan(*desk, (*codes)[0], by_kiosk(event.at(0))).verdict == Verdict::not_listed_yet);

    const auto came = walk_in(*desk, walker("Sam Reed", (*codes)[0]), by_desk(event.at(1)));
    REQUIRE(came);
    CHECK(came->outcome.verdict == Verdict::admitted);
    CHECK(came->outcome.print_job == 0);
    CHECK(badges_owed(*desk)->empty());
    const Outcome again = scan(*desk, (*codes)[0], by_kiosk(event.at(9)));
    CHECK(again.verdict == Verdict::welcome_back);
    REQUIRE(again.attendee);
    CHECK(again.attendee->name == "Sam Reed");
    CHECK(scan(*desk, (*codes)[1], by_kiosk(event.at(10))).verdict == Verdict::not_listed_yet);
}

TEST_CASE(
    "a badge that is somebody's, and what is no badge of the event, are refused, and nobody is written "
    "down") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open({"", true, true});
    const auto codes = make_blank_codes(*desk, 1);
    REQUIRE(walk_in(*desk, walker("Sam Reed", codes->front()), by_desk(event.at(0))));
    CHECK(walk_in(*desk, walker("Tom Reed", codes->front()), by_desk(event.at(1))).error().kind ==
          ErrorKind::refused);
    CHECK(
        walk_in(*desk, walker("Tom Reed", event.code_of(*desk, "Ada")), by_desk(event.at(1))).error().kind ==
        ErrorKind::refused);
    CHECK(walk_in(*desk, walker("Tom Reed", "7QX2M"), by_desk(event.at(1))).error().kind == ErrorKind::input);
    CHECK(desk->attendees("tom")->empty());
}
