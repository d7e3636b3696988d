// What a programme's lists hold, in what order, and what a long day is narrowed to.
#include "event/programme_list.h"

#include "tests/event/programme_day.h"

using namespace lanyard;

namespace {

EventConfig london() {
    EventConfig config;
    config.time_zone = "Europe/London";
    config.rooms = {{"hall", "Great Hall", {}, "", ""}, {"annexe", "Annexe", {}, "", ""}};
    return config;
}

std::string ids(const std::vector<const Session*>& listed) {
    std::string all;
    for (const Session* session : listed) all += (all.empty() ? "" : " ") + session->planned.id;
    return all;
}

// One that begins at this hour of this day.
PlannedSession on_day(const std::string& id, const std::string& day, const std::string& clock,
                      const std::string& room, const std::string& track = "") {
    PlannedSession session;
    session.id = session.title = id;
    session.start = at(clock, day);
    session.end = session.start + std::chrono::minutes(30);
    session.room = room;
    session.track = track;
    return session;
}

// Two days: 40 sessions in four rooms on the first, three on the second, one of them after midnight.
std::vector<Session> two_days() {
    std::vector<PlannedSession> planned;
    for (int i = 0; i < 40; ++i)
        planned.push_back(on_day("t" + std::to_string(i), "2017-11-10",
                                 fmt::format("{:02}:{:02}", 9 + i / 4 / 2, i / 4 % 2 * 30),
                                 "room-" + std::to_string(i % 4), i % 2 ? "Practice" : "Research"));
    planned.push_back(on_day("morning", "2017-11-11", "10:00", "hall"));
    planned.push_back(on_day("evening", "2017-11-11", "20:00", "annexe"));
    planned.push_back(on_day("party", "2017-11-12", "01:00", ""));
    return actual_programme(planned, std::vector<SessionInputs>(planned.size()));
}

}  // namespace

TEST_CASE("what is left comes before what is over, whatever the list") {
    const auto sessions = two_days();
    const Instant now = at("13:05");
    ListWish wish{ListedBy::room, "2017-11-10", "room-0"};
    CHECK(ids(listed_sessions(sessions, london(), wish, now)) == "t32 t36 t0 t4 t8 t12 t16 t20 t24 t28");
    wish = {ListedBy::words};
    wish.words = "T3";
    CHECK(ids(listed_sessions(sessions, london(), wish, now)) ==
          "t32 t33 t34 t35 t36 t37 t38 t39 t3 t30 t31");
    wish = {ListedBy::enrolled};
    wish.enrolled = {"morning", "t0", "t39"};
    CHECK(ids(listed_sessions(sessions, london(), wish, now)) == "t39 morning t0");
}

TEST_CASE("a day ends at four in the morning, and now is of any day") {
    const auto sessions = two_days();
    CHECK(ids(listed_sessions(sessions, london(), {ListedBy::time, "2017-11-11"}, at("09:00"))) ==
          "morning evening party");
    CHECK(ids(listed_sessions(sessions, london(), {ListedBy::now}, at("00:30", "2017-11-12"))) == "party");
    CHECK(ids(listed_sessions(sessions, london(), {ListedBy::room, "2017-11-11"}, at("09:00"))) ==
          "evening morning party");
}

TEST_CASE("a long day is narrowed to rooms, tracks or hours; a short one is not") {
    const auto sessions = two_days();
    const auto names = [&](ListedBy by, const std::string& day) {
        std::string all;
        for (const DayPart& part : day_parts(sessions, london(), by, day)) all += part.name + ";";
        return all;
    };
    CHECK(names(ListedBy::room, "2017-11-10") == "room-0;room-1;room-2;room-3;");
    CHECK(names(ListedBy::track, "2017-11-10") == "Practice;Research;");
    CHECK(names(ListedBy::time, "2017-11-10") == "09:00;10:00;11:00;12:00;13:00;");
    CHECK(names(ListedBy::room, "2017-11-11") == "");
    CHECK(has_tracks(sessions, london(), "2017-11-10"));
    CHECK_FALSE(has_tracks(sessions, london(), "2017-11-11"));
}

TEST_CASE("the day that is meant is this one, else the next, else the last") {
    const auto days = programme_days(two_days(), london());
    REQUIRE(days.size() == 2);
    CHECK(days[0] == ProgrammeDay{"2017-11-10", at("09:00")});
    CHECK(day_meant(days, london(), at("12:00", "2017-11-09")) == "2017-11-10");
    CHECK(day_meant(days, london(), at("03:00", "2017-11-11")) == "2017-11-10");
    CHECK(day_meant(days, london(), at("04:00", "2017-11-11")) == "2017-11-11");
    CHECK(day_meant(days, london(), at("04:00", "2017-11-20")) == "2017-11-11");
    CHECK(day_meant({}, london(), at("04:00")) == "");
}
