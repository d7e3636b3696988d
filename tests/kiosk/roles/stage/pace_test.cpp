// A player that is off the clock comes back to it by its speed alone.
#include "roles/stage/pace.h"

#include <doctest/doctest.h>

#include "tests/kiosk/roles/stage/stage_hall.h"

using namespace lanyard;
using std::chrono::seconds;

TEST_CASE("a player that began late or early is at the clock soon, without a jump that anybody sees") {
    for (const int late_ms : {-350, -90, -40, 0, 25, 120, 390}) {
        CAPTURE(late_ms);
        Hall hall;
        hall.go();
        hall.pass(seconds(1));
        hall.video.exact_ms -= late_ms;
        hall.pass(seconds(20));
        const auto clock = (hall.now - ten).count();
        CHECK(std::abs(hall.video.exact_ms - static_cast<double>(clock)) < 20);
        CHECK(hall.video.furthest_speed <= Pace::differs_by_at_most + 1e-9);
        CHECK(hall.video.seeks == 0);
        hall.pass(seconds(60));
        CHECK(std::abs(hall.video.exact_ms - static_cast<double>((hall.now - ten).count())) < 20);
    }
}

TEST_CASE("a loop goes on by itself, and what each of its ends takes is made up for without a jump") {
    Hall hall;
    hall.slot.loops = true;
    hall.slot.decoded_length = hall.video.ends_at = seconds(12);
    hall.video.begins_again_after = Milliseconds(120);
    hall.go();
    for (int loop = 0; loop < 5; ++loop) {
        hall.pass(seconds(11));
        const auto clock = (hall.now - ten).count() % 12'000;
        CHECK(std::abs(hall.video.exact_ms - static_cast<double>(clock)) < 20);
        hall.pass(seconds(1));
    }
    CHECK(hall.video.seeks == 0);
    CHECK(hall.video.loads == 1);
}
