// Crockford's letters: what people type for them, and that what is written is read again.
#include "event/crockford.h"

#include <doctest/doctest.h>

using namespace lanyard;

using Values = std::vector<unsigned>;

TEST_CASE("letters are read in any case, with spaces and hyphens, and with what looks like them") {
    CHECK(crockford_values("0oO1iIlL", 8) == Values{0, 0, 0, 1, 1, 1, 1, 1});
    CHECK(crockford_values("az-AZ 9\n", 5) == Values{10, 31, 10, 31, 9});
    CHECK(crockford_values("U", 5).empty());  // no letter of the alphabet
    CHECK(crockford_values("12é", 5).empty());
    CHECK(crockford_values("123456", 5).empty());
    CHECK(crockford_values("", 5).empty());
}

TEST_CASE("every value is written as a letter that reads as it") {
    for (unsigned value = 0; value < 32; ++value) {
        CAPTURE(value);
        CHECK(crockford_values(crockford_letters({value}), 1) == Values{value});
    }
}
