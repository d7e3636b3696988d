// Who may have a seat: for all counts, nothing is given away twice, and nobody is overtaken.
#include "event/seats.h"

#include <doctest/doctest.h>

#include <random>

using namespace lanyard;

namespace {

const Instant ten = instant_from_ms(1'510'308'000'000);

EventConfig hall(int capacity) {
    EventConfig config;
    config.capacity = capacity;
    config.hold_until = ten;
    return config;
}

Seats seats(int capacity, const SeatCounts& counts, Instant now) {
    return seats_of(hall(capacity), counts, now).value();
}

}  // namespace

TEST_CASE("without a capacity there is nothing to count") {
    CHECK_FALSE(seats_of(EventConfig{}, {10, 10, 5, 0, 2}, ten).has_value());
}

TEST_CASE("until hold_until a ticket-holder's seat is kept; from then on it is free for those who wait") {
    const SeatCounts counts{80, 80, 20, 0, 3};
    const Seats before = seats(100, counts, ten - Milliseconds(1));
    CHECK(before.is_holding);
    CHECK(before.kept == 20);
    CHECK(before.free == 0);
    CHECK(before.to_release() == 0);
    CHECK(before.unclaimed == 0);
    const Seats after = seats(100, counts, ten);
    CHECK_FALSE(after.is_holding);
    CHECK(after.kept == 0);
    CHECK(after.unclaimed == 20);
    CHECK(after.free == 20);
    CHECK(after.to_release() == 3);
    CHECK(after.for_walk_ins() == 17);
}

TEST_CASE("a seat that was promised is kept, also when holding is over") {
    const Seats after = seats(100, {98, 98, 20, 2, 5}, ten);
    CHECK(after.kept == 2);
    CHECK(after.free == 0);
    CHECK(after.to_release() == 0);
}

TEST_CASE(
    "of any counts: taken, kept and free fill the building, nobody is promised a seat that is not there") {
    std::mt19937 random(7);
    const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    for (int i = 0; i < 20'000; ++i) {
        const int capacity = 1 + any(60);
        const SeatCounts counts{any(70), any(70), any(40), any(15), any(15)};
        for (const Instant now : {ten - Milliseconds(1), ten}) {
            const Seats s = seats(capacity, counts, now);
            CHECK(s.free >= 0);
            CHECK(s.kept >= 0);
            if (s.taken <= capacity) CHECK(s.taken + s.kept + s.free == capacity);
            if (s.taken > capacity) CHECK(s.kept + s.free == 0);
            CHECK(s.to_release() >= 0);
            CHECK(s.for_walk_ins() >= 0);
            CHECK(s.to_release() + s.for_walk_ins() == s.free);
            // Nobody walks in past those who wait.
            if (s.for_walk_ins() > 0) CHECK(s.to_release() == counts.waiting);
            // A seat that is released is a seat that is promised: the next look has as many fewer free ones.
            SeatCounts released = counts;
            released.promised += s.to_release();
            released.waiting -= s.to_release();
            const Seats then = seats(capacity, released, now);
            CHECK(then.to_release() == 0);
            CHECK(then.free == s.for_walk_ins());
            // Whoever comes takes a seat from the free ones or the kept ones, never both.
            if (counts.expected > 0 && s.is_holding && s.taken == counts.arrived && s.taken < capacity) {
                SeatCounts came = counts;
                ++came.arrived;
                --came.expected;
                CHECK(seats(capacity, came, now).free <= s.free);
            }
        }
        // Holding keeps at least what is kept when it is over.
        CHECK(seats(capacity, counts, ten - Milliseconds(1)).kept >= seats(capacity, counts, ten).kept);
    }
}
