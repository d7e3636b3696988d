// Registering at a kiosk: a place, the waiting list, or already known.
#include "desk/not_registered.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

TEST_CASE("whoever is on no list is written down and let in") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const auto result =
        register_here(*desk, {"Eve Ellis", "", "", "Bath", "eve@x.example", ""}, by_kiosk(event.at(0)));
    REQUIRE(result.ok());
    CHECK(result->how == Registered::admitted);
    CHECK(result->outcome.verdict == Verdict::admitted);
    CHECK(desk->counts()->walk_ins == 1);
    CHECK_FALSE(register_here(*desk, {}, by_kiosk(event.at(0))).ok());
}

TEST_CASE("whoever is on the list after all is not written down twice") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const auto result =
        register_here(*desk, {"ada abbot", "", "", "", "ada@x.example", ""}, by_kiosk(event.at(0)));
    REQUIRE(result.ok());
    CHECK(result->outcome.attendee->id == event.id_of(*desk, "Ada"));
    CHECK(desk->counts()->walk_ins == 0);
    CHECK(desk->counts()->arrived == 1);
}

TEST_CASE("places kept for people who are expected are not given away before hold_until") {
    EventForTest event("capacity = 4\nhold_until = 2017-11-10T09:30:00\n");
    event.import_people();
    auto desk = event.open();
    const auto come = [&](const char* name, int minutes) {
        return register_here(*desk, {name, "", "", "", "", ""}, by_kiosk(event.at(minutes)))->how;
    };
    CHECK(come("First", 0) == Registered::admitted);
    CHECK(come("Second", 1) == Registered::waiting_list);
    CHECK(desk->counts()->pending == 1);
    CHECK(come("Third", 31) == Registered::admitted);
    CHECK(desk->counts()->arrived == 2);
}

TEST_CASE("before the doors open nobody is written down") {
    EventForTest event("opens = 2017-11-10T10:00:00\n");
    auto desk = event.open();
    const auto result = register_here(*desk, {"Eve Ellis", "", "", "", "", ""}, by_kiosk(event.at(0)));
    REQUIRE(result.ok());
    CHECK(result->how == Registered::refused);
    CHECK(result->outcome.verdict == Verdict::not_open_yet);
    CHECK(desk->attendees()->empty());
}

TEST_CASE("an unnamed seat is let in once it is known whose name to print") {
    EventForTest event("unnamed_seats = \"ask\"\n");
    auto office = event.open();
    DeskOptions options;
    options.asks_names = true;
    auto kiosk = event.open(options);
    const auto id = [&] {
        const auto seat = walk_in(*office, {"x", "", "", "", "", ""}, by_kiosk(event.at(0)));
        return seat->outcome.attendee->id;
    }();
    REQUIRE(undo(*office, id, by_kiosk(event.at(0))));
    REQUIRE(
        correct(*office, id, {{Field::name, "Delegate 2"}, {Field::seat, "unnamed"}}, by_kiosk(event.at(0))));
    const auto asked = check_in(*kiosk, id, by_kiosk(event.at(1)));
    REQUIRE(asked.ok());
    CHECK(asked->asks_name);
    CHECK(asked->entry.empty());
    CHECK(kiosk->counts()->arrived == 0);
    const auto named = name_seat(*kiosk, id, " Bronwen  Pugh ", by_kiosk(event.at(1)));
    REQUIRE(named.ok());
    CHECK(named->verdict == Verdict::admitted);
    CHECK_FALSE(named->asks_name);
    CHECK(named->attendee->name == "Bronwen Pugh");
    CHECK(named->attendee->badge_name == "Bronwen Pugh");
    CHECK(kiosk->counts()->arrived == 1);
    CHECK_FALSE(name_seat(*kiosk, id, " ", by_kiosk(event.at(1))).ok());
}
