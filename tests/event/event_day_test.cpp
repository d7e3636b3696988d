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

TEST_CASE("the event's days are its first and all to the one on which check-in closes") {
    EventConfig config;
    config.time_zone = "Europe/London";
    CHECK(days_of_event(config).empty());
    config.day = "2017-10-28";
    CHECK(days_of_event(config) == std::vector<std::string>{"2017-10-28"});
    // Over the night in which the clocks are put back.
    config.closes = parse_iso("2017-10-30T18:00", config.time_zone).value();
    CHECK(days_of_event(config) == std::vector<std::string>{"2017-10-28", "2017-10-29", "2017-10-30"});
    config.day.clear();
    config.opens = parse_iso("2017-10-30T08:00", config.time_zone).value();
    CHECK(days_of_event(config) == std::vector<std::string>{"2017-10-30"});
    config.closes = parse_iso("2117-10-30T18:00", config.time_zone).value();
    CHECK(days_of_event(config).size() == 31);
}

TEST_CASE("a day begins at four by the event's clocks, and the last day does not end") {
    EventConfig config;
    config.time_zone = "Europe/London";
    const auto at = [&](const char* time) { return parse_iso(time, config.time_zone).value(); };
    const auto began = [&](const char* now) {
        return format_iso(day_began(config, at(now)), config.time_zone);
    };
    CHECK(began("2017-11-10T03:59") == "2017-11-09T04:00:00+00:00");
    CHECK(began("2017-11-10T04:00") == "2017-11-10T04:00:00+00:00");
    CHECK(began("2017-11-12T12:00") == "2017-11-12T04:00:00+00:00");
    // In the night in which the clocks are put back, as event_day has it.
    const Instant turned = day_began(config, at("2017-10-29T12:00"));
    CHECK(event_day(config, turned) == "2017-10-29");
    CHECK(event_day(config, turned - Milliseconds(1)) == "2017-10-28");
    config.opens = at("2017-11-10T08:00");
    config.closes = at("2017-11-11T02:00");
    CHECK(days_of_event(config) == std::vector<std::string>{"2017-11-10"});
    CHECK(began("2017-11-10T09:00") == "2017-11-10T04:00:00+00:00");
    CHECK(began("2017-11-11T05:00") == "2017-11-10T04:00:00+00:00");
    CHECK(began("2017-11-20T05:00") == "2017-11-10T04:00:00+00:00");
    config.closes = at("2017-11-11T18:00");
    CHECK(began("2017-11-11T05:00") == "2017-11-11T04:00:00+00:00");
    CHECK(began("2017-11-12T05:00") == "2017-11-11T04:00:00+00:00");
}

TEST_CASE("a ticket lets in on its days, and on every day where it names none") {
    EventConfig config;
    config.ticket_types.push_back({"Friday only", BadgeSetting::print, {}});
    config.ticket_types.back().days = {"2017-11-10"};
    config.ticket_types.push_back({"Delegate", BadgeSetting::print, {}});
    CHECK(is_ticket_of_day(config, "friday ONLY", "2017-11-10"));
    CHECK_FALSE(is_ticket_of_day(config, "Friday only", "2017-11-11"));
    CHECK(is_ticket_of_day(config, "Delegate", "2017-11-11"));
    CHECK(is_ticket_of_day(config, "of no list", "2017-11-11"));
}
