// QR symbols: the size, the mode and the limits that the badge relies on.
#include "badge/qr_symbol.h"

#include <doctest/doctest.h>

#include <string>

using namespace lanyard;

TEST_CASE("a code of twenty letters is the smallest symbol there is") {
    const auto symbol = make_qr_symbol("0123456789ABCDEFGHJK");
    REQUIRE(symbol);
    CHECK(symbol->size == 21);
    CHECK(symbol->modules.size() == 21 * 21);
    CHECK(symbol->size_with_quiet_zone() == 29);
}

TEST_CASE("one letter more needs the next version") {
    const auto symbol = make_qr_symbol("0123456789ABCDEFGHJK0");
    REQUIRE(symbol);
    CHECK(symbol->size == 25);
}

TEST_CASE("the three finder patterns are where the standard has them") {
    const auto symbol = make_qr_symbol("0123456789ABCDEFGHJK");
    REQUIRE(symbol);
    const auto is_finder = [&](int left, int top) {
        for (int y = 0; y < 7; ++y) {
            for (int x = 0; x < 7; ++x) {
                const bool ring = x == 0 || x == 6 || y == 0 || y == 6;
                const bool middle = x >= 2 && x <= 4 && y >= 2 && y <= 4;
                if (symbol->dark(left + x, top + y) != (ring || middle)) return false;
            }
        }
        return true;
    };
    CHECK(is_finder(0, 0));
    CHECK(is_finder(14, 0));
    CHECK(is_finder(0, 14));
    CHECK_FALSE(is_finder(14, 14));
}

TEST_CASE("the level written in the symbol is M") {
    // ISO/IEC 18004, 7.9: the first two format bits, at (0, 8) and (1, 8), are 00 for M before the mask
    // 10101….
    const auto symbol = make_qr_symbol("0123456789ABCDEFGHJK");
    REQUIRE(symbol);
    CHECK(symbol->dark(0, 8));
    CHECK_FALSE(symbol->dark(1, 8));
}

TEST_CASE("other letters than the alphanumeric mode's are written as bytes") {
    CHECK(make_qr_symbol("0123456789abcdefghjk")->size == 25);  // 14 bytes is version 1's most at level M
    CHECK(make_qr_symbol("0123456789abcd")->size == 21);
    CHECK(make_qr_symbol("Zoë")->size == 21);
}

TEST_CASE("a symbol cannot be made of nothing, or of more than the largest holds") {
    CHECK(make_qr_symbol("").error().kind == ErrorKind::input);
    // Version 40 at level M holds 3391 alphanumeric letters.
    CHECK(make_qr_symbol(std::string(3391, 'A')));
    CHECK(make_qr_symbol(std::string(3392, 'A')).error().kind == ErrorKind::input);
}
