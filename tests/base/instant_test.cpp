// Times in and out: ISO 8601, zones, and the hours that a zone skips or has twice.
#include "base/instant.h"

#include <doctest/doctest.h>

#include <random>

using namespace lanyard;

TEST_CASE("a time is written with its zone's offset") {
    const Instant winter = instant_from_ms(1510303920000);  // 2017-11-10T08:52:00Z
    CHECK(format_iso(winter, "Europe/London") == "2017-11-10T08:52:00+00:00");
    CHECK(format_iso(winter, "Asia/Kolkata") == "2017-11-10T14:22:00+05:30");
    CHECK(format_iso(winter, "America/New_York") == "2017-11-10T03:52:00-05:00");
    CHECK(format_iso(winter + Milliseconds(7), "UTC") == "2017-11-10T08:52:00.007+00:00");
    CHECK(format_clock(winter, "Europe/London") == "08:52");
    CHECK(format_date(winter, "Asia/Tokyo") == "2017-11-10");
}

TEST_CASE("a time without offset is the zone's, with one it is its own") {
    CHECK(to_ms(*parse_iso("2017-11-10T08:52", "Europe/London")) == 1510303920000);
    CHECK(to_ms(*parse_iso("2017-11-10 08:52:00", "Europe/Paris")) == 1510303920000 - 3600000);
    CHECK(to_ms(*parse_iso("2017-11-10T08:52:00.250Z", "Europe/Paris")) == 1510303920250);
    CHECK(to_ms(*parse_iso("2017-11-10T10:52:00+02:00", "Europe/London")) == 1510303920000);
    CHECK(to_ms(*parse_iso("2017-11-10T06:52-0200", "Europe/London")) == 1510303920000);
}

TEST_CASE("what is no time is refused with the form") {
    for (const char* text :
         {"", "2017-11-10", "2017-13-10T08:52", "2017-11-31T08:52", "2017-11-10T24:00", "10/11/2017 08:52",
          "2017-11-10T08:52+", "2017-11-10T08:52 ", "2017-11-10T08:5", "tomorrow"}) {
        CAPTURE(text);
        const auto parsed = parse_iso(text, "Europe/London");
        REQUIRE_FALSE(parsed.ok());
        CHECK(parsed.error().kind == ErrorKind::usage);
        CHECK(parsed.error().remedy.find("2017-11-10T08:52") != std::string::npos);
    }
}

TEST_CASE("the hour that autumn has twice is its first, the one that spring skips goes on") {
    // Clocks in London went back at 02:00 BST on 29 October 2017 and forward at 01:00 GMT on 25 March 2018.
    CHECK(format_iso(*instant_at("2017-10-29", "01:30", "Europe/London"), "UTC") ==
          "2017-10-29T00:30:00+00:00");
    CHECK(format_iso(*instant_at("2018-03-25", "01:30", "Europe/London"), "UTC") ==
          "2018-03-25T01:30:00+00:00");
}

TEST_CASE("every time comes back from its own writing, in every zone") {
    std::mt19937_64 random(20171110);
    for (int i = 0; i < 2000; ++i) {
        const auto instant = instant_from_ms(static_cast<long long>(random() % 4102444800000ull));
        for (const char* zone : {"UTC", "Europe/London", "Australia/Lord_Howe", "America/St_Johns"}) {
            CAPTURE(to_ms(instant));
            CHECK(*parse_iso(format_iso(instant, zone), zone) == instant);
        }
    }
}
