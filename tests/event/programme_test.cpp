// Delays through a day: what they move, and what absorbs them.
#include "event/programme.h"

#include <algorithm>
#include <map>

#include "tests/event/programme_day.h"

using namespace lanyard;

namespace {

bool plan_lets_follow(const Session& earlier, const Session& later) {
    return earlier.planned.end <= later.planned.start && earlier.planned.start < later.planned.start;
}

}  // namespace

TEST_CASE("kinds and states have one name each") {
    for (const auto kind : {SessionKind::talk, SessionKind::workshop, SessionKind::panel, SessionKind::pause,
                            SessionKind::video, SessionKind::other}) {
        CHECK(session_kind_from_name(session_kind_name(kind)) == kind);
    }
    CHECK(session_kind_name(SessionKind::pause) == "break");
    CHECK_FALSE(session_kind_from_name("pause"));
    CHECK(session_state_name(SessionState::planned) == "planned");
    CHECK(session_state_name(SessionState::delayed) == "delayed");
}

TEST_CASE("nothing said, nothing moved") {
    Day day = launch();
    for (const Session& session : day.actual()) {
        CHECK(session.start == session.planned.start);
        CHECK(session.end == session.planned.end);
    }
    CHECK(actual_programme({}, {}).empty());
}

TEST_CASE("a delay moves what follows until a gap has absorbed it") {
    Day day = launch();
    day.of("opening").delay_minutes = 3;
    CHECK(day.times("opening") == "09:33-09:43");
    CHECK(day.times("practice") == "09:43-10:03");
    CHECK(day.times("conversation") == "10:05-10:50");
}

TEST_CASE("a delay larger than the gap loses the gap, and a break absorbs the rest") {
    Day day = launch();
    day.of("opening").delay_minutes = 15;
    CHECK(day.times("practice") == "09:55-10:15");
    CHECK(day.times("conversation") == "10:15-11:00");
    CHECK(day.times("coffee") == "11:00-11:10");
    CHECK(day.times("placements") == "11:10-11:40");
}

TEST_CASE("a delay larger than the break leaves no break and moves on") {
    Day day = launch();
    day.of("conversation").delay_minutes = 30;
    CHECK(day.times("conversation") == "10:35-11:20");
    CHECK(day.times("coffee") == "11:20-11:20");
    CHECK(day.times("placements") == "11:20-11:50");
}

TEST_CASE("what runs into an anchor is cut at it, and the anchor stays") {
    Day day = launch();
    day.of("placements").delay_minutes = 20;
    CHECK(day.times("placements") == "11:30-12:00");
    CHECK(day.times("outcomes") == "12:00-12:30");
    CHECK(day.times("lunch") == "12:30-13:30");
    CHECK(day.times("panel") == "13:30-14:00");
}

TEST_CASE("what is pushed past an anchor has no time left, and no negative one") {
    Day day = launch();
    day.of("placements").delay_minutes = 120;
    CHECK(day.times("placements") == "12:30-12:30");
    CHECK(day.times("outcomes") == "12:30-12:30");
    CHECK(day.times("lunch") == "12:30-13:30");
}

TEST_CASE("an anchor moves by its own delay, and what comes before keeps its end") {
    Day day = launch();
    day.of("lunch").delay_minutes = 10;
    CHECK(day.times("outcomes") == "11:40-12:30");
    CHECK(day.times("lunch") == "12:40-13:30");
    CHECK(day.times("panel") == "13:30-14:00");
}

TEST_CASE("a delay leaves the talk before it its own end, and a break lasts until what touches it begins") {
    Day day = launch();
    day.of("outcomes").delay_minutes = 8;
    CHECK(day.times("placements") == "11:10-11:40");
    CHECK(day.times("outcomes") == "11:48-12:30");
    Day gap = launch();
    gap.of("conversation").delay_minutes = 8;
    CHECK(gap.times("practice") == "09:40-10:00");
    Day pause = launch();
    pause.of("panel").delay_minutes = 10;
    CHECK(pause.times("lunch") == "12:30-13:40");
}

TEST_CASE("a delay counts from the plan and is not added to what pushes already") {
    Day day = launch();
    day.of("opening").delay_minutes = 10;
    day.of("practice").delay_minutes = 10;
    CHECK(day.times("practice") == "09:50-10:10");
    day.of("practice").delay_minutes = 20;
    CHECK(day.times("opening") == "09:40-09:50");
    CHECK(day.times("practice") == "10:00-10:20");
}

TEST_CASE("an earlier start does not begin before the room is free") {
    Day day = launch();
    day.of("practice").delay_minutes = -5;
    CHECK(day.times("practice") == "09:40-10:00");
    day.of("conversation").delay_minutes = -3;
    CHECK(day.times("conversation") == "10:02-10:47");
}

TEST_CASE("a session that has begun starts when it did, and ends what runs into it") {
    Day day = launch();
    day.of("practice").started_at = at("09:47");
    CHECK(day.times("opening") == "09:30-09:40");
    CHECK(day.times("practice") == "09:47-10:07");
    CHECK(day.times("conversation") == "10:07-10:52");
    day.of("conversation").started_at = at("10:02");
    CHECK(day.times("practice") == "09:47-10:02");
    CHECK(day.times("conversation") == "10:02-10:47");
}

TEST_CASE("what has begun and what is anchored stay where they are, even against each other") {
    Day day;
    day.add("first", "09:30", "10:00");
    day.add("second", "10:00", "10:30");
    day.add("lunch", "10:30", "11:00").anchor = true;
    day.of("first").started_at = at("10:10");
    day.of("second").started_at = at("10:05");
    CHECK(day.times("first") == "10:10-10:10");
    CHECK(day.times("second") == "10:05-10:30");
    day.of("second").started_at = at("10:40");
    CHECK(day.times("second") == "10:40-10:40");
    CHECK(day.times("lunch") == "10:30-11:00");
}

TEST_CASE("a cancelled session keeps its planned times, delays nobody and leaves a gap") {
    Day day = launch();
    day.of("opening").delay_minutes = 15;
    day.of("practice").cancelled = true;
    CHECK(day.times("opening") == "09:45-09:55");
    CHECK(day.times("practice") == "09:40-10:00");
    CHECK(day.times("conversation") == "10:05-10:50");
    day.of("practice").delay_minutes = 60;
    CHECK(day.times("conversation") == "10:05-10:50");
}

TEST_CASE("rooms do not delay each other") {
    Day day = launch();
    day.add("supervision", "11:10", "11:40", "small");
    day.of("placements").delay_minutes = 8;
    CHECK(day.times("outcomes") == "11:48-12:30");
    CHECK(day.times("supervision") == "11:10-11:40");
    CHECK(day.times("coffee") == "10:50-11:10");  // one room may leave coffee in time
}

TEST_CASE("everybody's break begins when the first room that it empties is free") {
    Day day;
    day.add("a", "11:00", "12:30", "hall");
    day.add("b", "11:00", "12:30", "small");
    day.add("early", "09:00", "10:00", "room-1");
    day.add("lunch", "12:30", "13:30", "", SessionKind::pause);
    day.add("c", "13:30", "14:00", "hall");
    day.of("a").delay_minutes = 10;
    CHECK(day.times("a") == "11:10-12:40");
    CHECK(day.times("lunch") == "12:30-13:30");
    day.of("b").delay_minutes = 20;
    CHECK(day.times("lunch") == "12:40-13:30");
    day.of("a").delay_minutes = 80;
    CHECK(day.times("a") == "12:20-13:50");
    CHECK(day.times("lunch") == "12:50-13:50");  // until c, the first session after it, begins
    CHECK(day.times("c") == "13:50-14:20");
}

TEST_CASE("everybody's session that is no break keeps its length and moves every room") {
    Day day;
    day.add("a", "09:00", "10:00", "hall");
    day.add("assembly", "10:00", "10:30", "");
    day.add("b", "10:30", "11:00", "hall");
    day.add("c", "10:45", "11:00", "small");
    day.of("a").delay_minutes = 20;
    CHECK(day.times("assembly") == "10:20-10:50");
    CHECK(day.times("b") == "10:50-11:20");
    CHECK(day.times("c") == "10:50-11:05");
}

TEST_CASE("sessions that the plan lets overlap in a room do not move each other") {
    Day day;
    day.add("exhibition", "09:00", "17:00");
    day.add("talk", "10:00", "10:30");
    day.add("next", "10:30", "11:00");
    day.of("talk").delay_minutes = 10;
    CHECK(day.times("exhibition") == "09:00-17:00");
    CHECK(day.times("talk") == "10:10-10:40");
    CHECK(day.times("next") == "10:40-11:10");
}

TEST_CASE("delays cross midnight and the change of the clocks") {
    Day day;
    PlannedSession& late = day.add("late", "00:00", "00:00");
    late.start = at("23:30");
    late.end = at("00:15", "2017-11-11");
    PlannedSession& later = day.add("later", "00:00", "00:00");
    later.start = at("00:15", "2017-11-11");
    later.end = at("01:00", "2017-11-11");
    day.of("late").delay_minutes = 45;
    CHECK(day.times("late") == "00:15-01:00");
    CHECK(day.times("later") == "01:00-01:45");

    Day autumn;  // clocks go back at 02:00 on 29 October 2017
    PlannedSession& night = autumn.add("night", "00:00", "00:00");
    night.start = at("00:30", "2017-10-29");
    night.end = night.start + std::chrono::hours(2);
    autumn.of("night").delay_minutes = 30;
    CHECK(autumn.times("night") == "01:00-02:00");
    CHECK(autumn.actual()[0].end - autumn.actual()[0].start == std::chrono::hours(2));
}

TEST_CASE("any order of the sessions gives the same times") {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        Day day = random_day(random, true);
        const std::vector<Session> expected = day.actual();
        std::vector<std::size_t> order(day.planned.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        Day shuffled;
        for (const std::size_t i : order) {
            shuffled.planned.push_back(day.planned[i]);
            shuffled.inputs.push_back(day.inputs[i]);
        }
        const std::vector<Session> got = shuffled.actual();
        REQUIRE(got.size() == expected.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            CHECK(got[i].planned == expected[i].planned);
            CHECK(got[i].start == expected[i].start);
            CHECK(got[i].end == expected[i].end);
        }
    }
}

TEST_CASE("without anything said every plan is kept as it is") {
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        for (const Session& session : random_day(random, false).actual()) {
            CHECK(session.start == session.planned.start);
            CHECK(session.end == session.planned.end);
        }
    }
}

TEST_CASE("however things run late: no negative length, no anchor moved, nothing early, no room used twice") {
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        const std::vector<Session> sessions = random_day(random, true).actual();
        for (const Session& session : sessions) {
            CHECK(session.end >= session.start);
            CHECK(session.start >= session.planned.start);
            if (session.planned.anchor || session.inputs.cancelled)
                CHECK(session.start == session.planned.start);
            if (session.inputs.cancelled) CHECK(session.end == session.planned.end);
        }
        CHECK(std::is_sorted(sessions.begin(), sessions.end(),
                             [](const Session& a, const Session& b) { return a.start < b.start; }));
        for (const Session& earlier : sessions) {
            for (const Session& later : sessions) {
                const bool same_room =
                    !earlier.planned.room.empty() && earlier.planned.room == later.planned.room;
                if (!same_room || earlier.inputs.cancelled || later.inputs.cancelled) continue;
                if (plan_lets_follow(earlier, later)) CHECK(earlier.end <= later.start);
            }
        }
    }
}

TEST_CASE("more delay never makes anything earlier") {
    std::mt19937 random(4);
    for (int round = 0; round < 300; ++round) {
        Day day = random_day(random, true);
        std::map<std::string, Instant> before;
        for (const Session& session : day.actual()) before[session.planned.id] = session.start;
        SessionInputs& more = day.inputs[random() % day.inputs.size()];
        more.delay_minutes += 7;
        for (const Session& session : day.actual()) {
            if (session.inputs.cancelled) continue;
            CHECK(session.start >= before[session.planned.id]);
        }
    }
}
