// People of a session that does not take place, put where there is room.
#include "event/session_moves.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace lanyard;

TEST_CASE("the emptiest takes the next; where no place is left nobody goes") {
    const auto moves = places_for({"1", "2", "3", "4"}, {{"b", 2}, {"c", 1}});
    CHECK(moves[0].to == "b");
    CHECK(moves[1].to == "b");
    CHECK(moves[2].to == "c");
    CHECK(moves[3].to == "");
    CHECK(places_for({"1"}, {}).front().to == "");
    CHECK(places_for({"1"}, {{"b", 0}, {"c", {}}}).front().to == "c");
}

TEST_CASE("of any sessions and people: each has one answer, no session takes more than it has places") {
    std::mt19937 random(3);
    const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    for (int round = 0; round < 500; ++round) {
        std::vector<OpenSession> open;
        int places = 0;
        for (int i = 0, count = any(4); i < count; ++i) {
            open.push_back({"s" + std::to_string(i), any(9)});
            places += *open.back().places;
        }
        std::vector<std::string> people;
        for (int i = 0, count = any(30); i < count; ++i) people.push_back(std::to_string(i));
        std::map<std::string, int> taken;
        int without = 0;
        const auto moves = places_for(people, open);
        REQUIRE(moves.size() == people.size());
        for (std::size_t i = 0; i < moves.size(); ++i) {
            CHECK(moves[i].person == people[i]);
            moves[i].to.empty() ? ++without : ++taken[moves[i].to];
        }
        for (const OpenSession& session : open) CHECK(taken[session.session] <= *session.places);
        CHECK(without == std::max(0, static_cast<int>(people.size()) - places));
    }
}

TEST_CASE("beside a session are the workshops that are on meanwhile and take place") {
    const auto session = [](const char* id, SessionKind kind, int from, int to, bool is_cancelled = false) {
        Session session;
        session.planned.id = id;
        session.planned.kind = kind;
        session.start = instant_from_ms(from);
        session.end = instant_from_ms(to);
        session.inputs.cancelled = is_cancelled;
        return session;
    };
    const std::vector<Session> day = {
        session("a", SessionKind::workshop, 10, 20, true),   session("b", SessionKind::workshop, 10, 20),
        session("talk", SessionKind::talk, 10, 20),          session("c", SessionKind::workshop, 19, 30),
        session("off", SessionKind::workshop, 10, 20, true), session("later", SessionKind::workshop, 20, 30)};
    std::string ids;
    for (const Session* one : workshops_beside(day, day.front())) ids += one->planned.id + " ";
    CHECK(ids == "b c ");
}
