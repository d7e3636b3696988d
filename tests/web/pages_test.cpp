// What stands on the organiser's pages, and that whatever people are called stands there as text.
#include "web/pages.h"

#include <doctest/doctest.h>

#include "web/charts.h"

using namespace lanyard;

namespace {

const Instant nine = instant_from_ms(1'510'304'400'000);  // 2017-11-10T09:00Z

EventConfig config() {
    EventConfig config;
    config.name = "Launch <b>of</b> it";
    config.time_zone = "Europe/London";
    return config;
}

bool has(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

Attendee eve() {
    Attendee person;
    person.id = "0123456789abcdef0123";
    person.name = "<script>alert(1)</script>";
    person.organisation = "\"><img src=x>";
    person.email = "eve@x.example";
    return person;
}

}  // namespace

TEST_CASE("names run nothing, wherever they stand") {
    FoundPeople found;
    found.people = {eve()};
    DayView day;
    day.now = nine;
    day.organisations = {{"<script>", 1, 2}};
    day.quiet = {{"0123456789abcdef", "<script>", nine}};
    const ExportTable roll{{"name", "organisation", "last_seen_area"},
                           {{"<script>", "<script>", "<script>"}}};
    HistoryLine line;
    line.what = Happening::corrected;
    line.changes = {{Field::name, "<script>", "<script>"}};
    for (const std::string& page :
         {people_page("<script>", found, config()), day_page(day, config()),
          roll_call_page(roll, nine, config()), person_page(eve(), {line}, nine, config()),
          message_page("<script>", "<script>")}) {
        CHECK_FALSE(has(page, "<script"));
        CHECK_FALSE(has(page, "<img"));
        CHECK_FALSE(has(page, "<b>"));
        CHECK(has(page, "lang=\"en\""));
        CHECK(has(page, "<main><h1>"));
    }
}

TEST_CASE("the day says how many, how old that is, and what is to be seen to") {
    DayView day;
    day.now = nine;
    day.counts.arrived = 187;
    day.counts.inside = 180;
    day.badges_back = 7;
    CHECK(has(day_page(day, config()), "Nothing has been written here yet."));
    day.newest = nine - std::chrono::minutes(2);
    day.rolls = {{"Kiosk 1", 12}};
    day.bars = {{nine, 3}, {nine + ArrivalBar::length, 40}};
    for (int i = 0; i < 60; ++i) day.organisations.push_back({"Council " + std::to_string(i), i, 60});
    const std::string page = day_page(day, config());
    for (const char* words :
         {"<strong>187</strong> arrived", "<strong>180</strong> inside",
          "As of 09:00; the newest entry here is of 08:58.", "Kiosk 1: 12 labels are left", "20 further",
          "Badges back in the box: 7.", "40 in 5 minutes"}) {
        CAPTURE(words);
        CHECK(has(page, words));
    }
    CHECK(page.size() < 50'000);
}

TEST_CASE("a chart has a bar for each five minutes in which somebody came, and says so in words") {
    std::vector<ArrivalBar> bars;
    CHECK(arrivals_chart(bars, {}, "UTC").empty());
    for (int i = 0; i < 200; ++i) bars.push_back({nine + i * ArrivalBar::length, i % 2});
    const std::string chart = arrivals_chart(bars, nine + 190 * ArrivalBar::length, "UTC");
    std::size_t drawn = 0;
    for (std::size_t at = chart.find("<rect"); at != std::string::npos; at = chart.find("<rect", at + 1))
        ++drawn;
    CHECK(drawn == 36);  // of the newest 72
    CHECK(has(chart, "aria-label=\"36 arrivals"));
    CHECK(has(chart, "<line"));
    CHECK(has(share_bar(1, 0), "width=\"0\""));
    CHECK(has(share_bar(31, 62), "width=\"50\""));
    CHECK(has(share_bar(70, 62), "width=\"100\" height=\"10\"/></svg>"));
}
