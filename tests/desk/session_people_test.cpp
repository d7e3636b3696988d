// One person's workshop, changed at the desk.
#include "desk/session_people.h"

#include <doctest/doctest.h>

#include "desk/programme_deeds.h"
#include "tests/desk/workshops_for_test.h"

using namespace lanyard;

TEST_CASE("a workshop is changed for another at that time, as far as there are places, and given up") {
    WorkshopsForTest day;
    const std::string ada = day.event.id_of(*day.desk, "ada"), dan = day.event.id_of(*day.desk, "dan");
    const auto deed = [&](int minute) { return by_desk(day.event.at(minute)); };
    REQUIRE(change_workshop(*day.desk, ada, "b", true, deed(1)).ok());
    CHECK(day.sessions_of("ada") == "b");
    // Two were in it: no place is left, but by an organiser's word.
    const auto refused = change_workshop(*day.desk, dan, "b", true, deed(2));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(day.sessions_of("dan").empty());
    Deed organiser = deed(3);
    organiser.organiser = true;
    REQUIRE(change_workshop(*day.desk, dan, "b", true, organiser).ok());
    // A later one is beside it, not instead.
    REQUIRE(change_workshop(*day.desk, dan, "late", true, deed(4)).ok());
    CHECK(day.sessions_of("dan") == "b late");
    REQUIRE(change_workshop(*day.desk, dan, "b", false, deed(5)).ok());
    CHECK(day.sessions_of("dan") == "late");
    CHECK_FALSE(change_workshop(*day.desk, dan, "moon", true, deed(6)).ok());
    CHECK_FALSE(change_workshop(*day.desk, "nobody", "a", true, deed(6)).ok());
}
