// What is said of sessions on the day: looked at, done, taken back, in any order.
#include "desk/programme_deeds.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

#include "desk/import_programme.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/desk/workshops_for_test.h"

using namespace lanyard;

namespace {

using Kind = ProgrammeDeed::Kind;

constexpr const char* night =
    // Clocks in London go back at two in the morning of 29 October 2017.
    "id,title,kind,start,end,room,anchor\n"
    "late,Late show,talk,2017-10-28 23:00,2017-10-29T00:15:00+01:00,small-hall,\n"
    "later,Later show,talk,2017-10-29T00:15:00+01:00,2017-10-29T01:30:00+01:00,small-hall,\n"
    "break,Soup,break,2017-10-29T01:30:00+01:00,2017-10-29T01:45:00+01:00,small-hall,\n"
    "last,Last show,talk,2017-10-29T01:45:00+01:00,2017-10-29T01:45:00+00:00,small-hall,\n"
    "bus,The bus,other,2017-10-29T02:00:00+00:00,2017-10-29T02:30:00+00:00,small-hall,yes\n";

std::vector<Session> sessions_of(Desk& desk) {
    auto sessions = desk.programme();
    REQUIRE(sessions.ok());
    return std::move(sessions).value();
}

struct Night {
    EventForTest event;
    std::unique_ptr<Desk> desk = event.open({"", true});

    Night() { REQUIRE(import_programme(*desk, night, "night.csv", by_import(event.at(0))).ok()); }

    Result<DeedOutcome> deed(Kind kind, const std::string& session, int minutes = 0, bool preview = false,
                             Instant now = EventForTest::at(0)) {
        return do_programme_deed(*desk, {kind, session, minutes, preview}, by_kiosk(now));
    }
    // "23:10-00:25", on London's clocks.
    std::string times(const std::string& id) {
        for (const Session& session : sessions_of(*desk)) {
            if (session.planned.id == id) return span(session);
        }
        return "";
    }
    static std::string span(const Session& session) {
        return format_clock(session.start, "Europe/London") + "-" +
               format_clock(session.end, "Europe/London");
    }
    std::string all() {
        std::string text;
        for (const Session& session : sessions_of(*desk)) {
            text += fmt::format("{} {} {} {}\n", session.planned.id, to_ms(session.start), to_ms(session.end),
                                session.inputs.cancelled);
        }
        return text;
    }
};

}  // namespace

TEST_CASE("a preview changes nothing and says exactly what the deed does") {
    Night show;
    const std::string before = show.all();
    const auto seen = show.deed(Kind::delay, "late", 10, true);
    REQUIRE(seen.ok());
    CHECK(seen->entry.empty());
    CHECK(show.all() == before);
    const auto done = show.deed(Kind::delay, "late", 10);
    REQUIRE(done.ok());
    CHECK_FALSE(done->entry.empty());
    REQUIRE(seen->sessions.size() == done->sessions.size());
    for (std::size_t i = 0; i < seen->sessions.size(); ++i)
        CHECK(seen->sessions[i].start == done->sessions[i].start);
    CHECK(seen->effect.moves.size() == done->effect.moves.size());
    CHECK(show.times("late") == "23:10-00:25");  // across midnight
    CHECK(show.times("later") == "00:25-01:40");
    CHECK(show.times("break") == "01:40-01:45");
    CHECK(show.times("last") == "01:45-01:45");  // an hour, in which the clocks go back
    CHECK(show.times("bus") == "02:00-02:30");
    REQUIRE(show.deed(Kind::undo, "late").ok());
    CHECK(show.all() == before);
}

TEST_CASE("an anchor holds, and who is cut by it is told") {
    Night show;
    const auto done = show.deed(Kind::delay, "last", 30, true);
    REQUIRE(done.ok());
    REQUIRE(done->effect.cuts.size() == 1);
    CHECK(done->effect.cuts[0].session.planned.id == "last");
    CHECK(done->effect.cuts[0].holds.planned.id == "bus");
    CHECK(done->effect.cuts[0].lost == std::chrono::minutes(15));
}

TEST_CASE("a delay to the next session leaves the one that is on its own end") {
    Night show;
    REQUIRE(show.deed(Kind::delay, "later", 8).ok());
    CHECK(show.times("late") == "23:00-00:15");
}

TEST_CASE("hold, start, cancel and restore") {
    Night show;
    const auto state = [&](const std::string& id, Instant now) {
        for (const Session& session : sessions_of(*show.desk)) {
            if (session.planned.id == id) return session_state(session, now);
        }
        return SessionState::over;
    };
    const Instant eleven = *parse_iso("2017-10-28T23:05:00+01:00", "UTC");
    REQUIRE(show.deed(Kind::hold, "late").ok());
    CHECK(state("late", eleven) == SessionState::delayed);
    CHECK(show.deed(Kind::hold, "late").error().kind == ErrorKind::refused);
    REQUIRE(show.deed(Kind::start, "late", 0, false, eleven).ok());
    CHECK(state("late", eleven) == SessionState::running);
    CHECK(show.times("late") == "23:05-00:20");
    CHECK(show.deed(Kind::delay, "late", 5).error().kind == ErrorKind::refused);
    CHECK(show.deed(Kind::start, "late").error().kind == ErrorKind::refused);
    REQUIRE(show.deed(Kind::cancel, "later").ok());
    CHECK(state("later", eleven) == SessionState::cancelled);
    for (const Kind kind : {Kind::delay, Kind::hold, Kind::start, Kind::cancel})
        CHECK(show.deed(kind, "later", 3).error().kind == ErrorKind::refused);
    REQUIRE(show.deed(Kind::restore, "later").ok());
    CHECK(state("later", eleven) == SessionState::delayed);  // the first one runs into it
    CHECK(show.deed(Kind::restore, "later").error().kind == ErrorKind::refused);
    REQUIRE(show.deed(Kind::undo, "later").ok());  // the restoring
    CHECK(state("later", eleven) == SessionState::cancelled);
    REQUIRE(show.deed(Kind::undo, "later").ok());  // the cancelling
    CHECK(show.deed(Kind::undo, "later").error().kind == ErrorKind::refused);
    CHECK(show.deed(Kind::undo, "bus").error().kind == ErrorKind::refused);
}

TEST_CASE("a session is found by id or title, and a slip is told") {
    Night show;
    CHECK(show.deed(Kind::delay, "Later show", 5)->session == "later");
    const auto unknown = show.deed(Kind::delay, "latter", 5);
    CHECK(unknown.error().kind == ErrorKind::input);
    CHECK(unknown.error().remedy.find("later") != std::string::npos);
    CHECK(show.deed(Kind::delay, "late", 100'000).error().kind == ErrorKind::usage);
}

TEST_CASE("any order of the same words gives the same times, across midnight and the change of the clocks") {
    std::mt19937 random(17);
    const std::vector<std::string> ids = {"late", "later", "break", "last"};
    for (int round = 0; round < 25; ++round) {
        Night one;
        const auto copy = one.event.copy(fmt::format("other{}", round));
        auto other = one.event.open_copy(copy, {"", true});
        std::vector<ProgrammeDeed> deeds;
        for (const std::string& id : ids) {
            const int kind = static_cast<int>(random() % 4);
            if (kind == 0) deeds.push_back({Kind::delay, id, 1 + static_cast<int>(random() % 60)});
            if (kind == 1) deeds.push_back({Kind::cancel, id});
            if (kind == 2) deeds.push_back({Kind::hold, id});
        }
        for (const ProgrammeDeed& deed : deeds)
            REQUIRE(do_programme_deed(*one.desk, deed, by_kiosk(one.event.at(1))).ok());
        std::shuffle(deeds.begin(), deeds.end(), random);
        for (const ProgrammeDeed& deed : deeds)
            REQUIRE(do_programme_deed(*other, deed, by_kiosk(one.event.at(2))).ok());
        const auto here = one.desk->programme(), there = other->programme();
        REQUIRE(here->size() == there->size());
        for (std::size_t i = 0; i < here->size(); ++i) {
            CHECK((*here)[i].planned.id == (*there)[i].planned.id);
            CHECK((*here)[i].start == (*there)[i].start);
            CHECK((*here)[i].end == (*there)[i].end);
            if ((*here)[i].planned.anchor) CHECK((*here)[i].start == (*here)[i].planned.start);
        }
        exchange(*one.desk, *other);
        CHECK(one.desk->programme()->size() == here->size());
        std::string both[2];
        for (const Session& session : sessions_of(*one.desk)) both[0] += Night::span(session);
        for (const Session& session : sessions_of(*other)) both[1] += Night::span(session);
        CHECK(both[0] == both[1]);
    }
}

TEST_CASE(
    "a workshop that does not take place: its people are listed, moved where places allow, and all back") {
    WorkshopsForTest day;
    const auto looked = day.cancel(true, "", true);
    REQUIRE(looked.ok());
    REQUIRE(looked->people.size() == 2);
    CHECK(looked->people[0].name == "Ada Abbot");
    CHECK(looked->people[0].to == "b");
    CHECK(looked->people[1].to == "");
    CHECK(day.sessions_of("ada") == "a");
    const auto done = day.cancel(true, "", false);
    REQUIRE(done.ok());
    CHECK(day.sessions_of("ada") == "b");
    CHECK(day.sessions_of("ben") == "a");
    CHECK(do_programme_deed(*day.desk, {Kind::undo, "a", 0, true}, by_kiosk(day.event.at(2))).ok());
    CHECK(day.sessions_of("ada") == "b");
    REQUIRE(do_programme_deed(*day.desk, {Kind::undo, "a", 0, false}, by_kiosk(day.event.at(3))).ok());
    CHECK(day.sessions_of("ada") == "a");
    const auto programme = day.desk->programme();
    CHECK_FALSE(session_by_words(*programme, "a")->inputs.cancelled);
    const auto difference = verify_journal(day.desk->database(), day.event.key());
    REQUIRE(difference.ok());
    CHECK_FALSE(difference->has_value());
}

TEST_CASE("people go to the session that is named, and nowhere without being asked") {
    WorkshopsForTest day;
    const auto listed = day.cancel(false, "", true);
    REQUIRE(listed.ok());
    CHECK(listed->people.size() == 2);
    CHECK(listed->people[0].to.empty());
    CHECK(day.cancel(true, "a", false).error().kind == ErrorKind::usage);
    CHECK(day.cancel(true, "nowhere", false).error().kind == ErrorKind::input);
    REQUIRE(day.cancel(true, "late", false).ok());
    CHECK(day.sessions_of("ada") == "late");
    CHECK(day.sessions_of("ben") == "late");
}
