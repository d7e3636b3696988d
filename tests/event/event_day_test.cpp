// Which day of the event a time belongs to.
#include "event/event_day.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("a day of the event lasts until four in the morning, by the event's clocks") {
    EventConfig config;
    config.time_zone = "Asia/Taipei";
    const auto day = [&](const char* time) {
        return event_day(config, parse_iso(time, config.time_zone).value());
    };
    CHECK(day("2017-11-10T09:00") == "2017-11-10");
    CHECK(day("2017-11-10T23:59") == "2017-11-10");
    CHECK(day("2017-11-11T03:59") == "2017-11-10");
    CHECK(day("2017-11-11T04:00") == "2017-11-11");
    CHECK(day("2017-11-10T20:30Z") == "2017-11-11");
}
