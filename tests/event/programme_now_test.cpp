// What is on now and next, in a room and for a person, and which session a list's words mean.
#include <set>

#include "event/own_programme.h"
#include "event/programme.h"
#include "tests/event/programme_day.h"

using namespace lanyard;

namespace {

std::string ids(const std::vector<const Session*>& sessions) {
    std::string all;
    for (const Session* session : sessions) all += (all.empty() ? "" : " ") + session->planned.id;
    return all.empty() ? "-" : all;
}

// "coffee | talk-a talk-b": what is on, and what begins next.
std::string told(const Day& day, const std::string& clock, const std::vector<std::string>& enrolled = {}) {
    const std::vector<Session> sessions = day.actual();
    const OnAndNext found = on_and_next_for(sessions, enrolled, at(clock));
    return ids(found.on) + " | " + ids(found.next);
}

}  // namespace

TEST_CASE("a session's state follows the clock and what was said") {
    Day day = launch();
    const auto state = [&day](const std::string& clock) {
        return session_state(day.actual().front(), at(clock));
    };
    CHECK(state("09:29:59") == SessionState::planned);
    CHECK(state("09:30") == SessionState::running);
    CHECK(state("09:39:59") == SessionState::running);
    CHECK(state("09:40") == SessionState::over);
    day.of("opening").delay_minutes = 5;
    CHECK(state("09:29") == SessionState::delayed);
    CHECK(state("09:34:59") == SessionState::delayed);
    CHECK(state("09:35") == SessionState::running);
    day.of("opening").held = true;
    CHECK(state("09:35") == SessionState::delayed);
    CHECK(state("09:59") == SessionState::delayed);
    day.of("opening").started_at = at("09:50");
    CHECK(state("09:55") == SessionState::running);
    day.of("opening").cancelled = true;
    CHECK(state("09:55") == SessionState::cancelled);
}

TEST_CASE("what is on now and next in a room") {
    Day day = launch();
    const auto sessions = day.actual();
    const auto look = [&sessions](const std::string& clock) {
        const NowAndNext found = now_and_next(sessions, "hall", at(clock));
        return (found.now ? found.now->planned.id : "-") + " " + (found.next ? found.next->planned.id : "-");
    };
    CHECK(look("09:00") == "- opening");
    CHECK(look("09:30") == "opening practice");
    CHECK(look("09:39:59") == "opening practice");
    CHECK(look("09:40") == "practice conversation");
    CHECK(look("10:00") == "- conversation");
    CHECK(look("10:50") == "coffee placements");
    CHECK(look("13:59:59") == "panel -");
    CHECK(look("14:00") == "- -");
    const NowAndNext elsewhere = now_and_next(sessions, "small", at("10:40"));
    CHECK(elsewhere.now == nullptr);
    REQUIRE(elsewhere.next);
    CHECK(elsewhere.next->planned.id == "coffee");
}

TEST_CASE("every room at once gives what each gives alone") {
    std::mt19937 random(5);
    const std::vector<std::string> rooms = {"hall", "small", "never used"};
    for (int round = 0; round < 200; ++round) {
        const auto sessions = random_day(random, true).actual();
        for (int minutes = -30; minutes < 600; minutes += 17) {
            const Instant now = at("09:00") + std::chrono::minutes(minutes);
            const auto all = now_and_next_in(sessions, rooms, now);
            REQUIRE(all.size() == rooms.size());
            for (std::size_t i = 0; i < rooms.size(); ++i) {
                const NowAndNext alone = now_and_next(sessions, rooms[i], now);
                CHECK(all[i] == alone);
            }
        }
    }
}

TEST_CASE("what the source says of a session holds until somebody says otherwise") {
    PlannedSession session;
    CHECK_FALSE(inputs_by_source(session).cancelled);
    session.state = PlanState::cancelled;
    CHECK(inputs_by_source(session).cancelled);
    session.state = PlanState::delayed;
    CHECK(inputs_by_source(session).held);
    for (const auto state : {PlanState::planned, PlanState::delayed, PlanState::cancelled})
        CHECK(plan_state_from_name(plan_state_name(state)) == state);
}

TEST_CASE("a cancelled session is never on, and is shown as next") {
    Day day = launch();
    day.of("placements").cancelled = true;
    const auto sessions = day.actual();
    CHECK(now_and_next(sessions, "hall", at("11:20")).now == nullptr);
    CHECK(now_and_next(sessions, "hall", at("11:00")).next->planned.id == "placements");
    day.add("substitute", "11:10", "11:40");
    const auto filled = day.actual();
    CHECK(now_and_next(filled, "hall", at("11:00")).next->planned.id == "substitute");
    CHECK(now_and_next(filled, "hall", at("11:20")).now->planned.id == "substitute");
}

TEST_CASE("of two that are on, the room's own, or the one that started later") {
    Day day;
    day.add("exhibition", "09:00", "17:00");
    day.add("talk", "10:00", "10:30");
    day.add("lunch", "10:15", "11:00", "", SessionKind::pause);
    const auto sessions = day.actual();
    CHECK(now_and_next(sessions, "hall", at("09:30")).now->planned.id == "exhibition");
    CHECK(now_and_next(sessions, "hall", at("10:10")).now->planned.id == "talk");
    CHECK(now_and_next(sessions, "hall", at("10:20")).now->planned.id == "talk");
    CHECK(now_and_next(sessions, "small", at("10:20")).now->planned.id == "lunch");
}

TEST_CASE("of sessions that are on at once in a room none vanishes, whatever the day") {
    std::mt19937 random(6);
    for (int round = 0; round < 200; ++round) {
        const auto sessions = random_day(random, true).actual();
        for (int minutes = -30; minutes < 600; minutes += 11) {
            const Instant now = at("09:00") + std::chrono::minutes(minutes);
            const NowAndNext on = now_and_next(sessions, "hall", now);
            std::set<const Session*> shown(on.also.begin(), on.also.end()), expected;
            if (on.now) shown.insert(on.now);
            for (const Session& session : sessions)
                if (session.planned.room == "hall" && session_state(session, now) == SessionState::running)
                    expected.insert(&session);
            if (!expected.empty()) CHECK(shown == expected);
        }
    }
}

TEST_CASE("a session that is held is never on, and is next until it begins or half a day has passed") {
    Day day = launch();
    day.of("practice").held = true;
    const auto look = [&day](const std::string& clock, const char* date = "2017-11-10") {
        const auto sessions = day.actual();
        const NowAndNext found = now_and_next(sessions, "hall", at(clock, date));
        return (found.now ? found.now->planned.id : "-") + " " + (found.next ? found.next->planned.id : "-");
    };
    CHECK(look("09:30") == "opening practice");
    CHECK(look("09:45") == "- practice");
    CHECK(look("10:10") == "conversation practice");
    CHECK(look("13:00") == "lunch practice");
    CHECK(look("21:41") == "- -");
    CHECK(told(day, "13:00", {"practice"}) == "lunch | practice");
    day.of("practice").started_at = at("09:47");
    CHECK(look("09:50") == "practice conversation");
}

TEST_CASE("a person is told what is on and what begins next, of several which they may choose from") {
    Day day;
    day.add("registration", "08:30", "09:30", "foyer", SessionKind::pause);
    day.add("opening", "09:30", "10:00");
    day.add("coffee", "10:50", "11:00", "", SessionKind::pause);
    day.add("talk-a", "11:00", "12:00", "hall");
    day.add("talk-b", "11:00", "12:10", "small");
    day.add("lunch", "12:30", "13:30", "", SessionKind::pause);
    day.add("workshop-a", "13:30", "14:45", "room-1", SessionKind::workshop);
    day.add("workshop-b", "13:30", "14:45", "room-2", SessionKind::workshop);
    day.add("panel", "15:00", "15:45", "hall", SessionKind::panel);
    CHECK(told(day, "08:20") == "- | registration");
    CHECK(told(day, "08:52") == "registration | opening");
    CHECK(told(day, "10:00") == "- | coffee");
    CHECK(told(day, "10:55") == "coffee | talk-a talk-b");
    CHECK(told(day, "10:55", {"talk-b"}) == "coffee | talk-b");
    CHECK(told(day, "11:30") == "talk-a talk-b | lunch");
    CHECK(told(day, "11:30", {"talk-a"}) == "talk-a | lunch");
    CHECK(told(day, "12:35") == "lunch | workshop-a workshop-b");
    CHECK(told(day, "13:20", {"workshop-b"}) == "lunch | workshop-b");
    CHECK(told(day, "13:30", {"workshop-b"}) == "workshop-b | panel");
    CHECK(told(day, "14:45", {"workshop-b"}) == "- | panel");
    CHECK(told(day, "15:44:59") == "panel | -");
    CHECK(told(day, "15:45") == "- | -");
}

TEST_CASE("nobody is sent to a cancelled session, nor to one that has another time now") {
    Day day;
    day.add("plenary", "09:30", "10:00");
    day.add("workshop", "09:30", "10:00", "room-1", SessionKind::workshop);
    CHECK(told(day, "09:00", {"workshop"}) == "- | workshop");
    day.of("workshop").cancelled = true;
    CHECK(told(day, "09:00", {"workshop"}) == "- | plenary");
    CHECK(told(day, "09:40", {"workshop"}) == "plenary | -");
    day.of("plenary").delay_minutes = 30;
    CHECK(told(day, "09:40") == "- | plenary");
    CHECK(told(day, "10:10") == "plenary | -");
}

TEST_CASE("one's own session goes before what everybody may go to, also when it began earlier") {
    Day day;
    day.add("workshop", "09:30", "10:30", "room-1", SessionKind::workshop);
    day.add("plenary", "10:00", "10:30");
    CHECK(told(day, "10:10", {"workshop"}) == "workshop | -");
    CHECK(told(day, "10:10") == "workshop plenary | -");
}

TEST_CASE("what goes on behind the day is told only where nothing else is on") {
    Day day;
    day.add("stands", "09:30", "17:00", "", SessionKind::other);
    day.add("plenary", "09:30", "10:00");
    CHECK(told(day, "09:00") == "- | plenary");
    CHECK(told(day, "09:40") == "plenary | -");
    CHECK(told(day, "11:00") == "stands | -");
}

TEST_CASE("somebody's own session is the first of theirs that is not over and not cancelled") {
    Day day;
    day.add("morning", "09:30", "10:30", "room-1", SessionKind::workshop);
    day.add("noon", "12:00", "12:30", "room-1", SessionKind::workshop);
    day.add("afternoon", "13:30", "14:30", "room-2", SessionKind::workshop);
    day.of("noon").cancelled = true;
    const auto sessions = day.actual();
    const auto own = [&](const std::string& clock) {
        const Session* session = own_session(sessions, {"morning", "noon", "afternoon"}, at(clock));
        return session ? session->planned.id : "-";
    };
    CHECK(own("09:00") == "morning");
    CHECK(own("10:29") == "morning");
    CHECK(own("10:30") == "afternoon");
    CHECK(own("14:30") == "-");
    CHECK_FALSE(own_session(sessions, {}, at("09:00")));
}

TEST_CASE("somebody's own programme has their sessions and what is for everybody, as it was planned") {
    Day day;
    day.add("stands", "09:00", "17:00", "", SessionKind::other);
    day.add("opening", "09:30", "10:00");
    day.add("talk", "10:00", "11:00");
    day.add("own", "10:30", "11:30", "room-1", SessionKind::workshop);
    day.add("other", "10:30", "11:30", "room-2", SessionKind::workshop);
    day.add("left out", "11:30", "12:00");
    day.add("closing", "12:00", "12:30");
    day.of("opening").delay_minutes = 90;
    day.of("left out").cancelled = true;
    const auto sessions = day.actual();
    const auto plan = [&](const std::vector<std::string>& enrolled) {
        std::string ids;
        for (const Session* session : plan_for(sessions, enrolled)) ids += session->planned.id + " ";
        return ids;
    };
    CHECK(plan({"own"}) == "stands opening own closing ");
    CHECK(plan({}) == "stands opening talk closing ");
    CHECK(plan({"left out"}) == "stands opening talk closing ");
}

TEST_CASE("a list's words find the one session that they mean") {
    Day day;
    day.add("workshop-a", "13:30", "14:45").title = "Workshop A: Genograms that families draw";
    day.add("workshop-b", "13:30", "14:45").title = "Workshop B: Élan vital";
    day.add("b", "15:00", "16:00").title = "workshop-b";
    day.add("c", "16:00", "17:00").title = "Closing";
    const std::vector<Session> sessions = day.actual();
    const auto meant = [&sessions](const std::string& words) {
        const Session* session = session_by_words(sessions, words);
        return session ? session->planned.id : "-";
    };
    CHECK(meant("workshop-a") == "workshop-a");
    CHECK(meant(" WORKSHOP A ") == "workshop-a");
    CHECK(meant("Workshop A: genograms that families draw") == "workshop-a");
    CHECK(meant("Workshop B: elan vital") == "workshop-b");
    CHECK(meant("Genograms that families draw") == "workshop-a");
    CHECK(meant("workshop-b") == "workshop-b");  // an id as it is written means itself
    CHECK(meant("Workshop B") == "-");           // this might be two
    CHECK(meant("closing") == "c");
    CHECK(meant("Workshop") == "-");
    CHECK(meant("") == "-");
    CHECK(meant(" - ") == "-");
}
