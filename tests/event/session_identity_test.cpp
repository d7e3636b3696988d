// Sessions found again under the ids that they are known by: sources that keep ids, that make new ones each
// time, that number rows, and that give none.
#include "event/session_identity.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

using namespace lanyard;

namespace {

PlannedSession session(const std::string& id, const std::string& title, int minute,
                       const std::string& room = "hall") {
    PlannedSession planned;
    planned.id = id;
    planned.title = title;
    planned.start = instant_from_ms(1'510'300'000'000 + minute * 60'000LL);
    planned.end = planned.start + std::chrono::minutes(30);
    planned.room = room;
    return planned;
}

std::vector<std::string> ids_of(const std::vector<PlannedSession>& known,
                                const std::vector<PlannedSession>& incoming,
                                const SessionSource& source = {}) {
    std::vector<std::string> ids;
    for (const PlannedSession& one : recognise_sessions(known, incoming, source).sessions)
        ids.push_back(one.id);
    return ids;
}

using Ids = std::vector<std::string>;

const std::vector<PlannedSession> day = {session("a", "Opening", 0), session("b", "Talk", 60),
                                         session("c", "Closing", 120)};

}  // namespace

TEST_CASE("ids that are new at each download, and one session that was moved (calendarize#381)") {
    CHECK(ids_of(day, {session("x", "Opening", 0), session("y", "Talk", 90), session("z", "Closing", 120)}) ==
          Ids{"a", "b", "c"});
    const auto more = ids_of(
        day, {session("x", "Opening", 0), session("y", "Talk", 90, "barn"), session("z", "Party", 300)});
    CHECK(more == Ids{"a", "b", "z"});
}

TEST_CASE("of several sessions of one title the room counts first, then the nearest start") {
    const std::vector<PlannedSession> known = {session("a", "Lunch", 0), session("b", "Lunch", 24 * 60),
                                               session("c", "Lunch", 30, "barn")};
    CHECK(ids_of(known, {session("x", "Lunch", 24 * 60 + 30), session("y", "Lunch", 30),
                         session("z", "Lunch", 0, "barn")}) == Ids{"b", "a", "c"});
}

TEST_CASE("two sessions under one id, in another order next time (EventFahrplan#847)") {
    auto known = std::vector{session("7", "One", 0), session("7-2222", "Two", 60, "barn")};
    auto incoming = std::vector{session("7", "Two", 60, "barn"), session("7-1111", "One", 0)};
    CHECK(ids_of(known, incoming) == Ids{"7-2222", "7"});
    known[0].guid = incoming[1].guid = "1111";
    known[1].guid = incoming[0].guid = "2222";
    incoming[1].start += std::chrono::minutes(30);
    incoming[1].title = "One, anew";
    CHECK(ids_of(known, incoming) == Ids{"7-2222", "7"});
}

TEST_CASE("ids that are numbers of rows, and a row that was put in before them") {
    const std::vector<PlannedSession> known = {session("1", "A", 0), session("2", "B", 60),
                                               session("3", "C", 120), session("4", "D", 180)};
    const std::vector<PlannedSession> incoming = {session("1", "New", -60), session("2", "A", 0),
                                                  session("3", "B", 90), session("4", "C", 120),
                                                  session("5", "D", 180)};
    CHECK(ids_of(known, incoming) == Ids{"1-2", "1", "2", "3", "4"});
    const auto then = recognise_sessions(known, incoming, {}).sessions;
    CHECK(ids_of(then, incoming) == Ids{"1-2", "1", "2", "3", "4"});
}

TEST_CASE("ids that are names win over title, room and start") {
    CHECK(ids_of({session("one", "Alpha", 0), session("two", "Beta", 0)},
                 {session("two", "Alpha", 0), session("one", "Beta", 0)}) == Ids{"two", "one"});
    CHECK(ids_of({session("7", "Alpha", 0), session("8", "Beta", 0)},
                 {session("8", "Alpha", 0), session("7", "Beta", 0)}) == Ids{"7", "8"});
    CHECK(ids_of({session("x", "Alpha", 0), session("x-2", "Beta", 0)},
                 {session("x", "Beta", 0), session("x-2", "Alpha", 0)},
                 {{"x", "x-2"}, true}) == Ids{"x-2", "x"});
}

TEST_CASE("ids that hold: what is retitled and moved is the same, what has a new id is new") {
    CHECK(ids_of(day, {session("a", "Welcome", 15), session("b", "Talk", 60),
                       session("d", "Closing", 150)}) == Ids{"a", "b", "d"});
}

TEST_CASE("ids that had to be made give way to the title, another source's titles say nothing") {
    const std::vector<PlannedSession> incoming = {session("a", "Opening", 0), session("new", "Talk", 75),
                                                  session("c", "Closing", 120)};
    CHECK(ids_of(day, incoming, {{"new"}, true}) == Ids{"a", "b", "c"});
    CHECK(ids_of(day, {session("x", "Opening", 15), session("y", "Talk", 60)}, {{}, false}) == Ids{"x", "b"});
}

TEST_CASE("of two that are alike the one that takes place is meant") {
    auto known = std::vector{session("old", "Talk", 0), session("new", "Talk", 0)};
    known[0].state = PlanState::cancelled;
    CHECK(ids_of(known, {session("x", "Talk", 0)}) == Ids{"new"});
    CHECK(ids_of(known, {session("x", "Talk", 30)}) == Ids{"new"});
}

TEST_CASE("whatever comes in: ids stay unique, the same again changes nothing") {
    std::mt19937 random(20);
    for (int round = 0; round < 300; ++round) {
        const auto programme = [&] {
            std::vector<PlannedSession> sessions;
            std::set<std::string> taken;
            for (unsigned i = 0; i < 8; ++i) {
                auto one = session(fmt::format("{}", random() % 12), fmt::format("T{}", random() % 6),
                                   static_cast<int>(random() % 4) * 30, random() % 2 ? "hall" : "barn");
                if (random() % 2) one.guid = fmt::format("g{}", random() % 6);
                if (taken.insert(one.id).second) sessions.push_back(one);
            }
            return sessions;
        };
        const auto known = programme(), incoming = programme();
        const auto found = recognise_sessions(known, incoming, {}).sessions;
        std::set<std::string> ids;
        for (const PlannedSession& one : found) CHECK(ids.insert(one.id).second);
        REQUIRE(found.size() == incoming.size());
        CHECK(recognise_sessions(found, found, {}).sessions == found);
    }
}
