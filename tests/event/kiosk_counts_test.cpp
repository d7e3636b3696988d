// What a kiosk counts is kept as lines, and adds up.
#include "event/kiosk_counts.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("counts come back as they were written, and add up; the longest is the longer of two") {
    const KioskCounts one = {{"find_me", {3, 2, 1, 4, 200, 90}}, {"welcome", {5, 0, 0, 0, 0, 0}}};
    CHECK(read_kiosk_counts(kiosk_counts_text(one)) == one);
    KioskCounts sum = one;
    add_counts(sum, {{"find_me", {1, 1, 1, 1, 10, 10}}, {"verdict", {0, 1, 0, 1, 20, 20}}});
    CHECK(sum["find_me"] == ScreenCounts{4, 3, 2, 5, 210, 90});
    CHECK(sum["verdict"] == ScreenCounts{0, 1, 0, 1, 20, 20});
}

TEST_CASE("lines that are none are passed over, and no file has more screens than there can be") {
    CHECK(read_kiosk_counts("find_me 1 2\nfind_me a 2 3 4 5 6\nfind_me 1 2 3 4 5 -6\n\n").empty());
    KioskCounts many;
    for (int i = 0; i < 1000; ++i) add_counts(many, {{"screen" + std::to_string(i), {1, 0, 0, 0, 0, 0}}});
    CHECK(many.size() == most_counted_screens);
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "s" + std::to_string(i) + " 1 0 0 0 0 0\n";
    CHECK(read_kiosk_counts(text).size() == most_counted_screens);
}
