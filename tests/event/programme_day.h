// Days for the tests of the programme: sessions, and what has been said of them.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "event/programme.h"

namespace lanyard {

inline Instant at(const std::string& clock, const std::string& day = "2017-11-10") {
    const auto instant = instant_at(day, clock, "Europe/London");
    REQUIRE(instant.ok());
    return *instant;
}

// A day under test: sessions are added with their times and then told what has been said of them.
struct Day {
    std::vector<PlannedSession> planned;
    std::vector<SessionInputs> inputs;

    PlannedSession& add(const std::string& id, const std::string& start, const std::string& end,
                        const std::string& room = "hall", SessionKind kind = SessionKind::talk) {
        PlannedSession session;
        session.id = session.title = id;
        session.start = at(start);
        session.end = at(end);
        session.room = room;
        session.kind = kind;
        planned.push_back(session);
        inputs.emplace_back();
        return planned.back();
    }
    SessionInputs& of(const std::string& id) {
        for (std::size_t i = 0; i < planned.size(); ++i) {
            if (planned[i].id == id) return inputs[i];
        }
        FAIL("no session " << id);
        return inputs.front();
    }
    std::vector<Session> actual() const { return actual_programme(planned, inputs); }
    // "09:30-09:40"
    std::string times(const std::string& id) const {
        for (const Session& session : actual()) {
            if (session.planned.id != id) continue;
            return format_clock(session.start, "Europe/London") + "-" +
                   format_clock(session.end, "Europe/London");
        }
        return "";
    }
};

// A morning in one hall, coffee for everybody, a talk, an anchored lunch, an afternoon.
inline Day launch() {
    Day day;
    day.add("opening", "09:30", "09:40");
    day.add("practice", "09:40", "10:00");
    day.add("conversation", "10:05", "10:50");
    day.add("coffee", "10:50", "11:10", "", SessionKind::pause);
    day.add("placements", "11:10", "11:40");
    day.add("outcomes", "11:40", "12:30");
    day.add("lunch", "12:30", "13:30", "", SessionKind::pause).anchor = true;
    day.add("panel", "13:30", "14:00");
    return day;
}

inline Day random_day(std::mt19937& random, bool with_inputs) {
    Day day;
    const char* rooms[] = {"hall", "small", ""};
    for (int i = 0; i < 12; ++i) {
        const Instant start = at("09:00") + std::chrono::minutes(5 * (random() % 96));
        PlannedSession& session = day.add(fmt::format("s{:02}", i), "09:00", "09:00", rooms[random() % 3],
                                          random() % 4 == 0 ? SessionKind::pause : SessionKind::talk);
        session.start = start;
        session.end = start + std::chrono::minutes(5 * (random() % 13));
        session.anchor = random() % 6 == 0;
        if (!with_inputs) continue;
        SessionInputs& inputs = day.inputs.back();
        if (!session.anchor && random() % 2 == 0) inputs.delay_minutes = static_cast<int>(random() % 90);
        inputs.cancelled = random() % 8 == 0;
    }
    return day;
}

}  // namespace lanyard
