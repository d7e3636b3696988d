// PINs: which are none, what is kept of one, and how long a wrong one makes the next wait.
#include "event/staff.h"

#include <doctest/doctest.h>

#include "event/pin_tries.h"

using namespace lanyard;

TEST_CASE("a PIN has six digits or more, and is not the first that anybody would try") {
    for (const char* pin :
         {"", "12345", "12345a", "1234567890123", "111111", "123456", "987654", " 294715", "29471５"})
        CHECK_MESSAGE(!check_pin(pin), pin);
    for (const char* pin : {"294715", "112233", "123457", "294715294715"})
        CHECK_MESSAGE(check_pin(pin).ok(), pin);
}

TEST_CASE("the same PIN has the same hash with one event's key, and another with another's") {
    const EventKey key = EventKey::generate(), other = EventKey::generate();
    const auto hash = pin_hash(key, "294715");
    REQUIRE(hash.ok());
    CHECK(hash->size() == 64);
    CHECK(*pin_hash(key, "294715") == *hash);
    CHECK(*pin_hash(key, "294716") != *hash);
    CHECK(*pin_hash(other, "294715") != *hash);
}

TEST_CASE("roles have their names") {
    for (const StaffRole role : {StaffRole::staff, StaffRole::organiser})
        CHECK(staff_role_from_name(staff_role_name(role)) == role);
    CHECK_FALSE(staff_role_from_name("king").has_value());
}

TEST_CASE("two slips cost nothing, then each waits longer, a minute at most, and nobody is locked out") {
    PinTries tries;
    Milliseconds now{5000};
    CHECK_FALSE(tries.was_wrong(now));
    CHECK_FALSE(tries.was_wrong(now));
    CHECK(tries.wait(now) == Milliseconds(0));
    CHECK(tries.was_wrong(now));
    CHECK(tries.wait(now) == Milliseconds(10'000));
    Milliseconds longest{0};
    int told = 0;
    for (int i = 0; i < 100; ++i) {
        now += tries.wait(now);
        CHECK(tries.wait(now) == Milliseconds(0));
        told += tries.was_wrong(now);
        CHECK(tries.wait(now) >= longest);
        longest = tries.wait(now);
    }
    CHECK(longest == PinTries::longest_wait);
    CHECK(told == 10);
    tries.was_right();
    CHECK(tries.wait(now) == Milliseconds(0));
    CHECK(tries.wrong_in_a_row() == 0);
}
