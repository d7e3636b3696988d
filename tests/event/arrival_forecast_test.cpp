// The forecast: a table of cases, and when nothing is forecast.
#include "event/arrival_forecast.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("of today's people the share that had come by then, and nothing where nothing is known") {
    struct Case {
        ForecastFacts facts;
        int expected;  // -1: nothing is forecast
    };
    const Case cases[] = {
        {{"2017-11-10", 180, 310, 100, 310}, 180},
        {{"2017-11-10", 180, 310, 0, 155}, 90},
        {{"2017-11-10", 0, 310, 5, 300}, 0},
        {{"2017-11-10", 310, 310, 5, 300}, 300},
        {{"2017-11-10", 1, 3, 0, 2}, 1},  // two thirds of one
        {{"2017-11-10", 1, 4, 0, 1}, 0},
        {{"2017-11-10", 90'000, 100'000, 0, 100'000}, 90'000},
        {{"", 0, 0, 100, 310}, -1},  // the first day
        {{"2017-11-10", 0, 0, 0, 310}, -1},
        {{"2017-11-10", 180, 310, 0, 0}, -1},
    };
    for (const Case& one : cases) {
        CAPTURE(one.facts.came_then);
        CAPTURE(one.facts.registered);
        CHECK(expected_by_now(one.facts).value_or(-1) == one.expected);
        CHECK(forecast_words(one.facts).empty() == (one.expected < 0));
    }
}

TEST_CASE("in words it says by which day") {
    CHECK(forecast_words({"2017-11-10", 180, 310, 190, 300}) ==
          "On Friday 10 November, counted from its opening, 180 of 310 had come by now. At that rate it "
          "would be "
          "174 of 300 today; 190 have come.");
    CHECK(forecast_words({"2017-11-10", 180, 310, 190, 300, false}) ==
          "On Friday 10 November, by the clock, 180 of 310 had come by now. At that rate it would be 174 of "
          "300 today; 190 have come.");
}
