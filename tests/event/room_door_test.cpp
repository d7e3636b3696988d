// Which session a room's door is open for, and since when who came in counts as inside.
#include "event/room_door.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

Instant at(int hour, int minute) {
    return instant_from_ms(1'510'272'000'000 + (hour * 60 + minute) * 60'000LL);
}

struct Day {
    std::vector<PlannedSession> planned;
    std::vector<SessionInputs> inputs;

    SessionInputs& add(const std::string& id, Instant start, Instant end,
                       SessionKind kind = SessionKind::workshop, const std::string& room = "room-1") {
        PlannedSession session;
        session.id = session.title = id;
        session.kind = kind;
        session.start = start;
        session.end = end;
        session.room = room;
        planned.push_back(session);
        inputs.emplace_back();
        return inputs.back();
    }
    std::vector<Session> sessions() const { return actual_programme(planned, inputs); }
};

std::string id_of(const Session* session) {
    return session ? session->planned.id : "";
}

}  // namespace

TEST_CASE("a door opens half an hour before, is open for what is on, and for nothing long before") {
    Day day;
    day.add("a", at(10, 0), at(11, 0));
    day.add("b", at(13, 0), at(14, 0));
    const auto sessions = day.sessions();
    CHECK(id_of(door_session(sessions, "room-1", at(9, 29)).session) == "");
    CHECK(id_of(door_session(sessions, "room-1", at(9, 29)).next) == "a");
    CHECK(id_of(door_session(sessions, "room-1", at(9, 30)).session) == "a");
    CHECK(id_of(door_session(sessions, "room-1", at(9, 30)).next) == "b");
    CHECK(id_of(door_session(sessions, "room-1", at(10, 59)).session) == "a");
    CHECK(id_of(door_session(sessions, "room-1", at(11, 0)).session) == "");
    CHECK(id_of(door_session(sessions, "room-1", at(12, 30)).session) == "b");
    CHECK(id_of(door_session(sessions, "room-2", at(10, 0)).session) == "");
}

TEST_CASE("who came for the session before does not count; who comes early for this one does") {
    Day day;
    day.add("a", at(10, 0), at(11, 0));
    day.add("b", at(11, 0), at(12, 0));
    day.add("c", at(13, 0), at(14, 0));
    const auto sessions = day.sessions();
    CHECK_FALSE(door_session(sessions, "room-1", at(10, 5)).since.has_value());
    CHECK(door_session(sessions, "room-1", at(11, 5)).since == at(10, 50));
    CHECK(door_session(sessions, "room-1", at(12, 40)).since == at(12, 0));
    // Between two of them, nobody who was at the last is counted.
    CHECK(door_session(sessions, "room-1", at(12, 10)).since == at(12, 0));
}

TEST_CASE("a session that begins late takes the change with it; the one before keeps its end") {
    Day day;
    day.add("a", at(10, 0), at(11, 0));
    day.add("b", at(11, 0), at(12, 0)).delay_minutes = 50;
    const auto sessions = day.sessions();
    CHECK(id_of(door_session(sessions, "room-1", at(10, 59)).session) == "a");
    CHECK(door_session(sessions, "room-1", at(11, 1)).session == nullptr);
    CHECK(door_session(sessions, "room-1", at(11, 1)).since == at(11, 0));
    CHECK(id_of(door_session(sessions, "room-1", at(11, 40)).session) == "b");
    CHECK(door_session(sessions, "room-1", at(11, 55)).since == at(11, 0));
}

TEST_CASE("talks that follow at once are one sitting; a break ends it, and a cancelled one is not there") {
    Day day;
    day.add("opening", at(9, 30), at(9, 40), SessionKind::talk);
    day.add("talk", at(9, 40), at(10, 0), SessionKind::talk);
    day.add("video", at(10, 5), at(10, 50), SessionKind::video);
    day.add("coffee", at(10, 50), at(11, 10), SessionKind::pause);
    day.add("later", at(11, 10), at(11, 40), SessionKind::talk);
    day.add("workshop", at(11, 40), at(12, 30));
    const auto sessions = day.sessions();
    CHECK_FALSE(door_session(sessions, "room-1", at(10, 20)).since.has_value());
    CHECK(door_session(sessions, "room-1", at(11, 20)).since == at(10, 50));
    CHECK(door_session(sessions, "room-1", at(11, 45)).since == at(11, 30));
    day.inputs[1].cancelled = true;
    const auto without = day.sessions();
    CHECK(door_session(without, "room-1", at(10, 20)).since == at(9, 40));
}

TEST_CASE("whoever is enrolled in the next workshop has come for that, when this one is about to end") {
    Day day;
    day.add("a", at(10, 0), at(11, 0));
    day.add("b", at(11, 0), at(12, 0));
    const auto sessions = day.sessions();
    CHECK(id_of(door_session(sessions, "room-1", at(10, 49), {"b"}).session) == "a");
    CHECK(id_of(door_session(sessions, "room-1", at(10, 50), {"b"}).session) == "b");
    CHECK(id_of(door_session(sessions, "room-1", at(10, 50), {"a", "b"}).session) == "a");
    CHECK(id_of(door_session(sessions, "room-1", at(10, 50), {"x"}).session) == "a");
    CHECK(id_of(door_session(sessions, "room-1", at(10, 50)).session) == "a");
}
