// What moves when something is said of a session, and what stays and cuts it.
#include "event/programme_effect.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace lanyard;

namespace {

Instant at(int minutes) {
    return instant_from_ms(1'510'300'800'000 + minutes * 60'000LL);
}

PlannedSession session(const std::string& id, int start, int end, const std::string& room = "hall") {
    PlannedSession planned;
    planned.id = planned.title = id;
    planned.start = at(start);
    planned.end = at(end);
    planned.room = room;
    return planned;
}

struct Morning {
    std::vector<PlannedSession> planned = {session("one", 0, 30), session("two", 30, 60),
                                           session("lunch", 60, 120, ""), session("three", 120, 150)};
    std::vector<SessionInputs> inputs = std::vector<SessionInputs>(4);

    Morning() {
        planned[2].kind = SessionKind::pause;
        planned[2].anchor = true;
    }
    std::vector<Session> actual() const { return actual_programme(planned, inputs); }
};

}  // namespace

TEST_CASE("a delay moves what follows, and an anchor cuts it") {
    const Morning before;
    Morning after = before;
    after.inputs[0].delay_minutes = 10;
    const ProgrammeEffect effect = programme_effect(before.actual(), after.actual());
    REQUIRE(effect.moves.size() == 2);
    CHECK(effect.moves[0].after.planned.id == "one");
    CHECK(effect.moves[1].after.start == at(40));
    CHECK(effect.moves[1].before.start == at(30));
    REQUIRE(effect.cuts.size() == 1);
    CHECK(effect.cuts[0].session.planned.id == "two");
    CHECK(effect.cuts[0].holds.planned.id == "lunch");
    CHECK(effect.cuts[0].lost == std::chrono::minutes(10));
    CHECK_FALSE(effect.cuts[0].is_squeezed_out());
    Morning later = before;
    later.inputs[0].delay_minutes = 30;
    const ProgrammeEffect more = programme_effect(after.actual(), later.actual());
    REQUIRE(more.cuts.size() == 1);
    CHECK(more.cuts[0].is_squeezed_out());
    CHECK(more.cuts[0].lost == std::chrono::minutes(20));
    CHECK(programme_effect(later.actual(), later.actual()).moves.empty());
    CHECK(programme_effect(later.actual(), before.actual()).cuts.empty());
}

TEST_CASE("what has begun cuts too; what is cancelled moves nobody") {
    const Morning before;
    Morning after = before;
    after.inputs[1].started_at = at(20);
    const ProgrammeEffect effect = programme_effect(before.actual(), after.actual());
    REQUIRE(effect.cuts.size() == 1);
    CHECK(effect.cuts[0].session.planned.id == "one");
    CHECK(effect.cuts[0].holds.planned.id == "two");
    Morning cancelled = before;
    cancelled.inputs[0].cancelled = true;
    CHECK(programme_effect(before.actual(), cancelled.actual()).moves.empty());
}

TEST_CASE("whatever is said: anchors never move by it, and every lost minute is told of once") {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        Morning before;
        for (PlannedSession& planned : before.planned) planned.anchor = random() % 3 == 0;
        Morning after = before;
        const std::size_t place = random() % after.inputs.size();
        if (after.planned[place].anchor) continue;
        after.inputs[place].delay_minutes = static_cast<int>(random() % 120);
        const ProgrammeEffect effect = programme_effect(before.actual(), after.actual());
        for (const SessionMove& move : effect.moves) {
            if (move.after.planned.anchor) CHECK(move.after.start == move.before.start);
        }
        for (const Session& session : after.actual()) {
            const bool is_short = session.planned.kind != SessionKind::pause &&
                                  session.end - session.start < session.planned.end - session.planned.start;
            const auto told = std::count_if(
                effect.cuts.begin(), effect.cuts.end(),
                [&](const SessionCut& cut) { return cut.session.planned.id == session.planned.id; });
            CHECK(told == (is_short ? 1 : 0));
        }
    }
}
