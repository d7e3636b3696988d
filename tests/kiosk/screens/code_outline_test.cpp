// The outline settles on the code, follows it, and is gone soon after it.
#include "screens/code_outline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace lanyard;

namespace {

OutlineCorners square(float x, float y, float side) {
    return {{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}};
}

float furthest(const OutlineCorners& a, const OutlineCorners& b) {
    float most = 0;
    for (std::size_t i = 0; i < 4; ++i) most = std::max(most, std::hypot(a[i].x - b[i].x, a[i].y - b[i].y));
    return most;
}

}  // namespace

TEST_CASE("nothing is drawn before a code is read, nor half a second after") {
    CodeOutline outline;
    CHECK(!outline.at(Milliseconds(0)));
    outline.take(square(0.4f, 0.4f, 0.2f), Milliseconds(100));
    CHECK(outline.at(Milliseconds(100)));
    CHECK(outline.at(Milliseconds(500)));
    CHECK(!outline.at(Milliseconds(501)));
}

TEST_CASE("it comes from a little outside and is on the code within 150 ms") {
    CodeOutline outline;
    const auto code = square(0.4f, 0.4f, 0.2f);
    outline.take(code, Milliseconds(0));
    CHECK(furthest(outline.at(Milliseconds(0))->corners, code) > 0.02f);
    CHECK(furthest(outline.at(Milliseconds(150))->corners, code) < 0.002f);
}

TEST_CASE("it never jumps, though the code is read a quarter turn on or elsewhere") {
    CodeOutline outline;
    auto code = square(0.4f, 0.4f, 0.2f);
    OutlineCorners before{};
    for (int frame = 0; frame < 60; ++frame) {
        const Milliseconds now(40 * frame);
        if (frame % 3 == 0) std::rotate(code.begin(), code.begin() + 1, code.end());
        for (Point& corner : code) corner.x += 0.002f;
        outline.take(frame % 4 == 0 ? std::nullopt : std::optional(code), now);
        if (!outline.at(now)) continue;
        const auto corners = outline.at(now)->corners;
        if (frame > 5) CHECK(furthest(corners, before) < 0.03f);
        before = corners;
    }
}

TEST_CASE("it fades and does not vanish") {
    CodeOutline outline;
    outline.take(square(0.4f, 0.4f, 0.2f), Milliseconds(0));
    float before = 1;
    for (int ms = 0; ms <= 400; ms += 40) {
        const float strength = outline.at(Milliseconds(ms))->strength;
        CHECK(strength <= before);
        before = strength;
    }
    CHECK(before < 0.05f);
}
