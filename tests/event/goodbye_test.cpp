// When a point with a box for badges takes them: by the day's programme as it turned out, else by the
// closing.
#include "event/goodbye.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

Instant at(const std::string& day, const char* time) {
    return *instant_at(day, time, "Europe/London");
}

Session session(const std::string& day, const char* start, const char* end) {
    Session one;
    one.start = at(day, start);
    one.end = at(day, end);
    return one;
}

struct TwoDays {
    std::string first = "2017-11-10", second = "2017-11-11";
    EventConfig config;
    CheckInPoint box;
    std::vector<Session> programme = {session(first, "09:30", "10:00"), session(first, "16:00", "17:30"),
                                      session(second, "09:30", "12:00")};

    TwoDays() {
        config.time_zone = "Europe/London";
        config.day = first;
        config.closes = at(second, "15:00");
        box.badge_box = true;
    }
    bool takes(Instant now) const { return takes_badges(box, config, programme, now); }
};

}  // namespace

TEST_CASE("badges are taken from the end of each day's last session on, and not before") {
    const TwoDays days;
    CHECK_FALSE(days.takes(at(days.first, "08:30")));
    CHECK_FALSE(days.takes(at(days.first, "17:29")));
    CHECK(days.takes(at(days.first, "17:30")));
    CHECK(days.takes(at(days.second, "01:00")));  // the evening goes on
    CHECK_FALSE(days.takes(at(days.second, "08:30")));
    CHECK(days.takes(at(days.second, "12:00")));
}

TEST_CASE("the end is the one that it has come to: later by a delay, earlier where the last is cancelled") {
    TwoDays days;
    days.programme[1].end = at(days.first, "18:10");
    CHECK_FALSE(days.takes(at(days.first, "18:00")));
    CHECK(days.takes(at(days.first, "18:10")));
    days.programme[1].inputs.cancelled = true;
    CHECK(days.takes(at(days.first, "10:00")));
}

TEST_CASE("without sessions the closing counts on its day, and no day ends by itself") {
    TwoDays days;
    days.programme.clear();
    CHECK_FALSE(days.takes(at(days.first, "23:00")));
    CHECK_FALSE(days.takes(at(days.second, "14:59")));
    CHECK(days.takes(at(days.second, "15:00")));
    days.config.closes.reset();
    CHECK_FALSE(days.takes(at(days.second, "23:00")));
}

TEST_CASE("a point without a box takes none") {
    TwoDays days;
    days.box.badge_box = false;
    CHECK_FALSE(days.takes(at(days.first, "20:00")));
}
