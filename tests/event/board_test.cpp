// What a board says while a day goes on, runs late and loses a session.
#include "event/board.h"

#include <doctest/doctest.h>

namespace lanyard {
namespace {

constexpr long long minute = 60'000;

Instant at(int minutes) {
    return instant_from_ms(1'510'300'800'000 + minutes * minute);
}

PlannedSession session(const std::string& id, const std::string& room, int start, int end) {
    PlannedSession planned;
    planned.id = planned.title = id;
    planned.room = room;
    planned.start = at(start);
    planned.end = at(end);
    if (room.empty()) planned.kind = SessionKind::pause;
    return planned;
}

EventConfig two_rooms() {
    EventConfig config;
    config.rooms = {{"hall", "Great Hall", {}, "", "", "hearing loop"}, {"one", "Room 1", {}, "", "", ""}};
    return config;
}

const std::vector<PlannedSession> day = {session("opening", "hall", 0, 30), session("talk", "hall", 30, 60),
                                         session("lunch", "", 60, 90), session("workshop", "one", 90, 120),
                                         session("extra", "Annexe", 90, 120)};

std::vector<Session> actual(std::vector<SessionInputs> inputs = std::vector<SessionInputs>(5)) {
    return actual_programme(day, inputs);
}

TEST_CASE("a board names the rooms that something is left in, with now, next and later") {
    const auto sessions = actual();
    const auto rooms = board_rooms(sessions, two_rooms(), "", at(10));
    REQUIRE(rooms.size() == 3);
    CHECK(rooms[0].name == "Great Hall");
    CHECK(rooms[0].access == "hearing loop");
    REQUIRE(rooms[0].now);
    CHECK(rooms[0].now->planned.id == "opening");
    CHECK(rooms[0].next->planned.id == "talk");
    CHECK(rooms[0].later->planned.id == "lunch");
    CHECK(rooms[1].now == nullptr);
    CHECK(rooms[1].next->planned.id == "lunch");
    CHECK(rooms[1].later->planned.id == "workshop");
    // A room that the event's settings do not name stands under its own words.
    CHECK(rooms[2].name == "Annexe");
}

TEST_CASE("a room whose last session is over leaves the board; a door sign stays") {
    const auto sessions = actual();
    const auto rooms = board_rooms(sessions, two_rooms(), "", at(70));
    REQUIRE(rooms.size() == 2);
    CHECK(rooms[0].id == "one");
    CHECK(rooms[0].now->planned.id == "lunch");
    for (const char* name : {"hall", "Great Hall"}) {
        const auto sign = board_rooms(sessions, two_rooms(), name, at(130));
        REQUIRE(sign.size() == 1);
        CHECK(sign[0].now == nullptr);
        CHECK(sign[0].next == nullptr);
    }
    CHECK(board_rooms(sessions, two_rooms(), "cellar", at(10)).empty());
    CHECK(board_rooms(sessions, two_rooms(), "", at(130)).empty());
}

TEST_CASE("a cancelled session is next until its time is over, and what comes after it is later") {
    std::vector<SessionInputs> inputs(5);
    inputs[1].cancelled = true;
    const auto sessions = actual(inputs);
    const auto rooms = board_rooms(sessions, two_rooms(), "hall", at(10));
    CHECK(rooms[0].next->planned.id == "talk");
    CHECK(rooms[0].next->inputs.cancelled);
    CHECK(rooms[0].later->planned.id == "lunch");
    CHECK(minutes_late(rooms) == 0);
}

TEST_CASE("lateness is that of the room that is furthest behind") {
    std::vector<SessionInputs> inputs(5);
    CHECK(minutes_late(board_rooms(actual(), two_rooms(), "", at(10))) == 0);
    inputs[0].started_at = at(8);
    const auto sessions = actual(inputs);
    CHECK(minutes_late(board_rooms(sessions, two_rooms(), "", at(10))) == 8);
    CHECK(minutes_late(board_rooms(sessions, two_rooms(), "", at(45))) == 8);
    CHECK(minutes_late({}) == 0);
}

TEST_CASE("the break that everybody waits for is the next one that has not begun") {
    const auto sessions = actual();
    REQUIRE(next_for_everybody(sessions, at(10)));
    CHECK(next_for_everybody(sessions, at(10))->planned.id == "lunch");
    CHECK(next_for_everybody(sessions, at(60)) == nullptr);
}

TEST_CASE("a board may be for the rooms of a building or for some tracks; breaks are on every one") {
    std::vector<PlannedSession> planned = {session("a", "K.1.105", 0, 30), session("b", "K.3", 0, 30),
                                           session("c", "hall", 0, 30), session("lunch", "", 60, 90)};
    planned[0].track = "Kernel";
    planned[2].track = "kernel";
    const auto sessions = actual_programme(planned, std::vector<SessionInputs>(4));
    const auto ids = [&](const BoardChoice& choice) {
        std::string all;
        for (const Session& one : sessions_for_board(sessions, two_rooms(), choice))
            all += one.planned.id + " ";
        return all;
    };
    CHECK(ids({}) == "a b c lunch ");
    CHECK(ids({{"k.*"}, {}}) == "a b lunch ");
    CHECK(ids({{"Great Hall", "K.3"}, {}}) == "b c lunch ");
    CHECK(ids({{}, {"Kernel"}}) == "a c lunch ");
    CHECK(ids({{"K.*"}, {"Kernel"}}) == "a lunch ");
    CHECK(unknown_in_choice(sessions, two_rooms(), {{"K.*", "H.*"}, {}}) == "H.*");
    CHECK(unknown_in_choice(sessions, two_rooms(), {{"K*"}, {"Kernel"}}) == "");
    CHECK(unknown_in_choice(sessions, two_rooms(), {{}, {"Databases"}}) == "Databases");
}

TEST_CASE("a room is quiet where nothing is on and nothing begins within the hour") {
    const auto sessions = actual();
    CHECK_FALSE(is_quiet(board_rooms(sessions, two_rooms(), "hall", at(10))[0], at(10)));
    CHECK(is_quiet(board_rooms(sessions, two_rooms(), "one", at(-10))[0], at(-10)));
    CHECK_FALSE(is_quiet(board_rooms(sessions, two_rooms(), "one", at(0))[0], at(0)));
}

}  // namespace
}  // namespace lanyard
