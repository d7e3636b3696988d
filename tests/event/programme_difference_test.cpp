// What a programme that comes in changes, and what sequences of them leave.
#include "event/programme_difference.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

using namespace lanyard;

namespace {

PlannedSession session(const std::string& id, int minute = 0, const std::string& room = "hall",
                       const std::string& title = "") {
    PlannedSession planned;
    planned.id = id;
    planned.title = title.empty() ? "Title of " + id : title;
    planned.start = instant_from_ms(1'510'300'000'000 + minute * 60'000LL);
    planned.end = planned.start + std::chrono::minutes(30);
    planned.room = room;
    return planned;
}

std::vector<PlannedSession> applied(const std::vector<PlannedSession>& known,
                                    const ProgrammeDifference& difference) {
    std::map<std::string, PlannedSession> sessions;
    for (const PlannedSession& one : known) sessions.emplace(one.id, one);
    for (const SessionDifference& change : difference.changes) {
        if (change.is(SessionChange::removed)) {
            sessions.erase(change.id);
        } else {
            sessions[change.id] = change.after;
        }
    }
    std::vector<PlannedSession> result;
    for (auto& [id, one] : sessions) result.push_back(one);
    return result;
}

std::vector<PlannedSession> random_programme(std::mt19937& random) {
    std::vector<PlannedSession> sessions;
    for (int i = 0; i < 8; ++i) {
        if (random() % 3 == 0) continue;
        PlannedSession one = session(fmt::format("s{}", i), static_cast<int>(random() % 3) * 30,
                                     random() % 2 ? "hall" : "small", random() % 4 ? "" : "Another title");
        if (random() % 6 == 0) one.state = PlanState::cancelled;
        if (random() % 6 == 0) one.speakers = {"Ann Bell"};
        sessions.push_back(one);
    }
    std::shuffle(sessions.begin(), sessions.end(), random);
    return sessions;
}

}  // namespace

TEST_CASE("each change has its name") {
    const std::vector<PlannedSession> known = {session("same"),  session("moved"), session("room"),
                                               session("title"), session("who"),   session("gone"),
                                               session("back")};
    std::vector<PlannedSession> before = known;
    before[6].state = PlanState::cancelled;
    std::vector<PlannedSession> incoming = {session("same"),
                                            session("moved", 30),
                                            session("room", 0, "small"),
                                            session("title", 60, "hall", "Another"),
                                            session("who"),
                                            session("back"),
                                            session("new", 90)};
    incoming[4].speakers = {"Ann Bell"};
    const ProgrammeDifference difference = compare_programmes(before, incoming, MissingSessions::cancel);
    std::map<std::string, std::string> words;
    for (const SessionDifference& change : difference.changes) {
        for (const SessionChange one : change.what)
            words[change.id] += std::string(session_change_name(one)) + " ";
    }
    const std::map<std::string, std::string> expected = {
        {"moved", "moved "}, {"room", "moved "},     {"title", "moved retitled "},
        {"who", "edited "},  {"gone", "cancelled "}, {"back", "restored "},
        {"new", "added "}};
    CHECK(words == expected);
    CHECK(difference.added == 1);
    CHECK(difference.changed == 5);
    CHECK(difference.cancelled == 1);
    CHECK(difference.unchanged == 1);
    CHECK(std::is_sorted(difference.changes.begin(), difference.changes.end(),
                         [](const auto& a, const auto& b) { return a.after.start < b.after.start; }));
}

TEST_CASE("what becomes of sessions that are missing") {
    const std::vector<PlannedSession> known = {session("a"), session("b")}, incoming = {session("a")};
    CHECK(compare_programmes(known, incoming, MissingSessions::keep).unchanged == 2);
    CHECK(compare_programmes(known, incoming, MissingSessions::remove).removed == 1);
    const ProgrammeDifference cancelled = compare_programmes(known, incoming, MissingSessions::cancel);
    CHECK(cancelled.cancelled == 1);
    const auto then = applied(known, cancelled);
    REQUIRE(then.size() == 2);
    CHECK(then[1].state == PlanState::cancelled);
    CHECK(then[1].title == "Title of b");
    CHECK(compare_programmes(then, incoming, MissingSessions::cancel).unchanged == 2);
}

TEST_CASE("whatever comes in, in whatever order: nothing silently gone, nothing twice, the newest counts") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<PlannedSession> known;
        for (int import = 0; import < 5; ++import) {
            const auto incoming = random_programme(random);
            const auto difference = compare_programmes(known, incoming, MissingSessions::cancel);
            const auto then = applied(known, difference);
            CHECK(difference.added + difference.changed + difference.cancelled + difference.unchanged +
                      difference.removed ==
                  static_cast<int>(then.size()));
            CHECK(difference.removed == 0);
            for (const PlannedSession& one : then) {
                const auto found =
                    std::find_if(incoming.begin(), incoming.end(),
                                 [&](const PlannedSession& other) { return other.id == one.id; });
                if (found == incoming.end()) {
                    CHECK(one.state == PlanState::cancelled);
                } else {
                    CHECK(one == *found);
                }
            }
            for (const PlannedSession& one : known) {
                CHECK(std::any_of(then.begin(), then.end(),
                                  [&](const PlannedSession& other) { return other.id == one.id; }));
            }
            CHECK(compare_programmes(then, incoming, MissingSessions::cancel).changes.empty());
            known = then;
        }
    }
}
