// Who is needed, who has not arrived, and when that begins to matter.
#include "event/people_needed.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

const Instant ten = instant_from_ms(1'510'308'000'000);

Instant plus(int minutes) {
    return ten + Milliseconds(minutes * 60'000LL);
}

Session session(const std::string& id, int from, std::vector<std::string> speakers,
                const std::string& chair = "") {
    Session session;
    session.planned.id = id;
    session.planned.title = "About " + id;
    session.planned.room = "hall";
    session.planned.speakers = std::move(speakers);
    session.planned.chair = chair;
    session.start = session.planned.start = plus(from);
    session.end = session.planned.end = plus(from + 30);
    return session;
}

KnownPerson known(const std::string& id, const std::string& name, bool arrived = false) {
    return {id, name, "", "07700 900205", arrived};
}

NeededState state_at(int minutes_before, bool arrived = false) {
    const auto needed = people_needed({session("talk", minutes_before, {"Barry Mason"})}, {},
                                      {known("1", "Barry Mason", arrived)}, ten);
    REQUIRE(needed.size() == 1);
    return needed.front().state;
}

}  // namespace

TEST_CASE("amber at 45 minutes, red at 20, and neither for somebody who is here") {
    CHECK(state_at(46) == NeededState::later);
    CHECK(state_at(45) == NeededState::soon);
    CHECK(state_at(21) == NeededState::soon);
    CHECK(state_at(20) == NeededState::now);
    CHECK(state_at(-5) == NeededState::now);
    for (const int minutes : {60, 45, 20, 0, -5}) CHECK(state_at(minutes, true) == NeededState::arrived);
}

TEST_CASE("names mean records whatever is written before and behind them, and whatever accents they have") {
    const auto needed = people_needed(
        {session("talk", 30, {"Professor Élodie Marchand-Okoro", "Clare Chamberlain CBE", "Kezia"},
                 "Dr R Holt")},
        {},
        {known("1", "Elodie Marchand Okoro"),
         known("2", "Clare Chamberlain"),
         {"3", "Kezia Lorde-Bailey", "Kezia", "", false}},
        ten);
    REQUIRE(needed.size() == 4);
    CHECK(needed[0].person == "1");
    CHECK(needed[0].phone == "07700 900205");
    CHECK(needed[1].person == "2");
    CHECK(needed[2].person == "3");
    // Whom nobody knows is missed all the same.
    CHECK(needed[3].person == "");
    CHECK(needed[3].records == 0);
    CHECK(needed[3].as == NeededAs::chair);
    CHECK(needed[3].state == NeededState::soon);
}

TEST_CASE("one line a person, of their first session that is not over or cancelled") {
    Session over = session("over", -60, {"Barry Mason"}), off = session("off", 5, {"Barry Mason"});
    off.inputs.cancelled = true;
    const auto needed =
        people_needed({over, off, session("next", 50, {"Barry Mason"}), session("last", 90, {"Barry Mason"})},
                      {}, {known("1", "Barry Mason")}, ten);
    REQUIRE(needed.size() == 1);
    CHECK(needed.front().session == "next");
    CHECK(minutes_until(needed.front(), ten) == 50);
    CHECK(people_needed({over}, {}, {}, ten).empty());
}

TEST_CASE("of namesakes nobody knows who is meant, until somebody says so") {
    const std::vector<Session> sessions = {session("talk", 10, {"Barry Mason"})};
    std::vector<KnownPerson> two = {known("1", "Barry Mason", true), known("2", "Barry Mason")};
    auto needed = people_needed(sessions, {}, two, ten);
    REQUIRE(needed.size() == 1);
    CHECK(needed.front().state == NeededState::now);
    CHECK(needed.front().person == "");
    CHECK(needed.front().records == 2);
    needed = people_needed(sessions, {{"1", "talk", "Barry Mason", NeededAs::speaker}}, two, ten);
    CHECK(needed.front().state == NeededState::arrived);
    CHECK(needed.front().person == "1");
    two[1].arrived = true;
    CHECK(people_needed(sessions, {}, two, ten).front().state == NeededState::arrived);
}

TEST_CASE("helpers are said by hand; the most urgent come first") {
    const std::vector<Session> sessions = {session("a", 15, {"Ann Day"}), session("b", 40, {"Bea Fox"}),
                                           session("c", 200, {"Cy Hill"})};
    const auto needed = people_needed(
        sessions, {{"4", "b", "", NeededAs::helper}, {"gone", "b", "", NeededAs::helper}},
        {known("1", "Ann Day"), known("2", "Bea Fox", true), known("3", "Cy Hill"), known("4", "Di Ives")},
        ten);
    std::vector<std::string> names;
    for (const NeededPerson& person : needed) names.push_back(person.name);
    CHECK(names == std::vector<std::string>{"Ann Day", "Di Ives", "Cy Hill", "Bea Fox"});
    CHECK(needed[1].as == NeededAs::helper);
    CHECK(names_needed(sessions, ten) == std::vector<std::string>{"Ann Day", "Bea Fox", "Cy Hill"});
}

TEST_CASE("words of roles and states") {
    for (const NeededAs as : {NeededAs::speaker, NeededAs::chair, NeededAs::helper})
        CHECK(needed_as_from_name(needed_as_name(as)) == as);
    CHECK_FALSE(needed_as_from_name("none").has_value());
    CHECK(needed_state_name(NeededState::now) == "now");
    CHECK(name_without_titles("Dr") == "dr");
}
