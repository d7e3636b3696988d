// Hexadecimal goes there and back, and what is none is refused.
#include "base/hex.h"

#include <doctest/doctest.h>

#include "base/random.h"

using namespace lanyard;

TEST_CASE("hexadecimal goes there and back, and refuses what is none") {
    const std::string bytes("\x00\x7f\xff\x10", 4);
    CHECK(to_hex(bytes) == "007fff10");
    CHECK(from_hex("007fff10") == bytes);
    CHECK(from_hex("007FFF10") == bytes);
    CHECK(from_hex("007").empty());
    CHECK(from_hex("0g").empty());
    for (std::size_t count = 0; count < 70; ++count) {
        const std::string random = random_bytes(count);
        CHECK(random.size() == count);
        CHECK(from_hex(to_hex(random)) == random);
    }
}

TEST_CASE("random bytes are other ones each time") {
    CHECK(random_bytes(16) != random_bytes(16));
}
