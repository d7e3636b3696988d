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

TEST_CASE("the outline, filled, is the symbol, whatever it holds") {
    for (int length = 1; length < 200; length += 7) {
        CAPTURE(length);
        const auto symbol = make_qr_symbol(std::string(static_cast<std::size_t>(length), 'A' + length % 26));
        REQUIRE(symbol);
        const auto polygons = outline(*symbol);
        // Winding number of a module's middle: edges that pass above it, those to the east counted up.
        const auto winding = [&](int x, int y) {
            int turns = 0;
            for (const auto& polygon : polygons) {
                for (std::size_t i = 0; i < polygon.size(); ++i) {
                    const QrCorner from = polygon[i], to = polygon[(i + 1) % polygon.size()];
                    if (from.y != to.y || from.y > y) continue;
                    if (from.x <= x && x < to.x) ++turns;
                    if (to.x <= x && x < from.x) --turns;
                }
            }
            return turns;
        };
        int wrong = 0;
        for (int y = 0; y < symbol->size; ++y) {
            for (int x = 0; x < symbol->size; ++x) wrong += winding(x, y) != (symbol->dark(x, y) ? 1 : 0);
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("the outline has a point for every corner and none between") {
    const QrSymbol two_that_touch{2, {1, 0, 0, 1}};
    const auto polygons = outline(two_that_touch);
    REQUIRE(polygons.size() == 2);
    CHECK(polygons[0].size() == 4);
    CHECK(polygons[1].size() == 4);
    const QrSymbol ring{3, {1, 1, 1, 1, 0, 1, 1, 1, 1}};
    REQUIRE(outline(ring).size() == 2);  // outside and hole
    CHECK(outline(ring)[0].size() == 4);
    CHECK(outline(ring)[1].size() == 4);
}
