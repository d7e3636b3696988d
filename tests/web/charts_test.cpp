// shared/web/charts: a chart stays in its box, whatever the day was like, and says in words what it shows.
#include "web/charts.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

using namespace lanyard;

namespace {

DayView day_of(const std::vector<int>& came) {
    DayView view;
    const Instant eight = *parse_iso("2017-11-10T08:00", "UTC");
    for (std::size_t i = 0; i < came.size(); ++i)
        view.bars.push_back({eight + ArrivalBar::length * static_cast<long long>(i), came[i]});
    view.opening = *parse_iso("2017-11-10T09:30", "UTC");
    return view;
}

// Each value of this attribute.
std::vector<double> values(const std::string& svg, const std::string& attribute) {
    std::vector<double> all;
    const std::string begin = " " + attribute + "=\"";
    for (std::size_t at = svg.find(begin); at != std::string::npos; at = svg.find(begin, at + 1))
        all.push_back(std::strtod(svg.c_str() + at + begin.size(), nullptr));
    return all;
}

}  // namespace

TEST_CASE("nobody gives no chart, and one person gives one bar") {
    CHECK(arrivals_chart({}, "UTC").empty());
    const std::string svg = arrivals_chart(day_of({1}), "Europe/London");
    CHECK(values(svg, "height").size() == 1);
    CHECK(
        svg.find("1 arrivals from 08:00 to 08:05, most at 08:00: 1 in 5 minutes. The opening is at 09:30.") !=
        std::string::npos);
    CHECK(svg.find("Opening 09:30") != std::string::npos);
}

TEST_CASE("bars stay in the box, and no arrival is lost, on days of any length") {
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        std::vector<int> came(1 + random() % 288);
        int all = 0;
        for (int& one : came) all += one = static_cast<int>(random() % 3 == 0 ? random() % 5000 : 0);
        came.front() = came.back() = 1;
        all = 0;
        for (const int one : came) all += one;
        const std::string svg = arrivals_chart(day_of(came), "Europe/London");
        CAPTURE(came.size());
        CHECK(svg.find("\"" + std::to_string(all) + " arrivals") != std::string::npos);
        CHECK(values(svg, "height").size() <= most_arrival_bars);
        CHECK(svg.size() < 15'000);
        for (const double x : values(svg, "x")) CHECK((x >= 0 && x <= 360));
        for (const double y : values(svg, "y")) CHECK((y >= 0 && y <= 190));
        for (const double height : values(svg, "height")) CHECK((height > 0 && height <= 150));
    }
}

TEST_CASE("a share is between nothing and all") {
    CHECK(values(share_bar(5, 10), "width") == std::vector<double>{100, 50});
    CHECK(values(share_bar(3, 0), "width") == std::vector<double>{100, 0});
    CHECK(values(share_bar(7, 5), "width") == std::vector<double>{100, 100});
}
