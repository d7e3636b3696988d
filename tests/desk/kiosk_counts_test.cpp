// Each check-in point keeps its own counts, in a file that only its event's folder has.
#include "desk/kiosk_counts.h"

#include <doctest/doctest.h>

#include "tests/desk/event_for_test.h"

using namespace lanyard;

TEST_CASE("a point's counts add up over the day and stay apart from another's") {
    EventForTest event;
    auto kiosk = event.open({"Kiosk 1"}), other = event.open({"Kiosk 2"});
    CHECK(kiosk_counts(*kiosk).empty());
    REQUIRE(keep_kiosk_counts(*kiosk, {{"find_me", {1, 1, 0, 1, 30, 30}}}));
    REQUIRE(keep_kiosk_counts(*kiosk, {{"find_me", {2, 0, 1, 1, 10, 10}}}));
    REQUIRE(keep_kiosk_counts(*other, {{"verdict", {0, 1, 0, 1, 5, 5}}}));
    const auto all = kiosk_counts(*other);
    REQUIRE(all.size() == 2);
    CHECK(all.at("Kiosk 1").at("find_me") == ScreenCounts{3, 1, 1, 2, 40, 30});
    CHECK(all.at("Kiosk 2").at("verdict") == ScreenCounts{0, 1, 0, 1, 5, 5});
}
