// What would go wrong on a day, found in its programme.
#include "event/day_check.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

constexpr long long ten_to_nine = 1'510'303'800'000;

Instant at(int minutes) {
    return instant_from_ms(ten_to_nine + minutes * 60'000LL);
}

PlannedSession session(const char* id, const char* room, int from, int to,
                       std::vector<std::string> speakers = {}) {
    PlannedSession planned;
    planned.id = planned.title = id;
    planned.room = room;
    planned.start = at(from);
    planned.end = at(to);
    planned.speakers = std::move(speakers);
    return planned;
}

EventConfig two_rooms() {
    EventConfig config;
    config.time_zone = "Europe/London";
    config.rooms = {{"hall", "Great Hall", {}, "", ""}, {"room-1", "Room 1", {}, "", ""}};
    return config;
}

std::string kinds(const std::vector<PlannedSession>& planned, std::vector<SessionInputs> inputs = {}) {
    inputs.resize(planned.size());
    std::string words;
    for (const DayFinding& finding :
         check_day(actual_programme(planned, inputs), two_rooms(), at(-600), at(6000)))
        words += (words.empty() ? "" : " ") + std::string(day_problem_name(finding.problem)) + ":" +
                 finding.session;
    return words;
}

}  // namespace

TEST_CASE("a day in order has nothing wrong with it, breaks for everybody included") {
    CHECK(kinds({session("a", "hall", 0, 30, {"Ann"}), session("b", "hall", 30, 60, {"Ann"}),
                 session("c", "room-1", 0, 30, {"Ben"}), session("lunch", "", 60, 120)}) == "");
}

TEST_CASE(
    "two in one room, one person in two, a room that nobody knows; what is cancelled clashes with none") {
    const std::vector<PlannedSession> day = {
        session("a", "hall", 0, 30, {"Ann Lee"}), session("b", "hall", 20, 40),
        session("c", "room-1", 10, 30, {"Ben", "ANN LEE"}), session("d", "cellar", 50, 60)};
    CHECK(kinds(day) == "speaker_clash:c room_clash:b no_room:d");
    std::vector<SessionInputs> inputs(4);
    inputs[0].cancelled = true;
    CHECK(kinds(day, inputs) == "no_room:d");
}

TEST_CASE("what an anchor cuts short is an overrun; what lies outside the time asked for is not told") {
    std::vector<PlannedSession> day = {session("a", "hall", 0, 30), session("b", "hall", 30, 60)};
    day[1].anchor = true;
    std::vector<SessionInputs> inputs(2);
    inputs[0].delay_minutes = 12;
    const auto found = check_day(actual_programme(day, inputs), two_rooms(), at(0), at(60));
    REQUIRE(found.size() == 1);
    CHECK(found[0].problem == DayProblem::overrun);
    CHECK(found[0].words == "a has 12 minutes less than it was given");
    CHECK(check_day(actual_programme(day, inputs), two_rooms(), at(40), at(60)).empty());
}

TEST_CASE("what is at once in one room is told, and how much more there is of it") {
    std::vector<PlannedSession> day = {session("a", "hall", 0, 30), session("b", "hall", 20, 40),
                                       session("c", "room-1", 0, 30)};
    const auto told = [&] {
        return room_clashes(actual_programme(day, std::vector<SessionInputs>(day.size())), two_rooms());
    };
    REQUIRE(told().size() == 1);
    CHECK(told().front().find("Great Hall has both a and b at ") == 0);
    for (const char* id : {"d", "e", "f", "g"}) day.push_back(session(id, "hall", 25, 30));
    // 4 with each of a and b, 6 with each other, and a with b.
    REQUIRE(told().size() == most_clashes_told + 1);
    CHECK(told().back() == "and 10 more that are at once in one room");
}
