// Which symbols a badge leaves out of what somebody is called, and which it does not.
#include "badge/emoji.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

std::string kept(const char* text) {
    return without_emoji(text).text;
}

}  // namespace

TEST_CASE("an emoji goes with the space beside it, and everything else stays") {
    const auto parts = without_emoji("Kim 🌈 Stone");
    CHECK(parts.text == "Kim Stone");
    CHECK(parts.left_out == "🌈");
    CHECK(kept("🌈 Kim Stone") == "Kim Stone");
    CHECK(kept("Kim Stone 🌈") == "Kim Stone");
    CHECK(kept("Kim🌈Stone") == "KimStone");
    CHECK(kept("Kim 🌈🌈 🌈 Stone") == "Kim Stone");
    CHECK(kept("Kim 🌈\nStone") == "Kim \nStone");
    CHECK(kept("🌈").empty());
    CHECK(kept("").empty());
}

TEST_CASE("an emoji of several code points is one") {
    for (const char* emoji : {"👩‍👩‍👧‍👦", "🇬🇧", "👍🏽", "❤️", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "⌚"}) {
        CAPTURE(emoji);
        const auto parts = without_emoji(std::string("Ada ") + emoji + " Roe");
        CHECK(parts.text == "Ada Roe");
        CHECK(parts.left_out == emoji);
    }
}

TEST_CASE("letters of every script, marks between them, digits and signs of trade stay") {
    for (const char* name : {"Zoë O’Neil-Smith 3rd", "Ngô Thị Ánh", "नेहा शर्मा", "ක්‍රිෂාන්", "علی‌رضا", "李小龍", "Añá™ ©2017",
                             "Éva №1", "a\u0308", "⒈"}) {
        CAPTURE(name);
        CHECK(kept(name) == name);
        CHECK(without_emoji(name).left_out.empty());
    }
    CHECK(kept("Studio 1️⃣ ®️") == "Studio 1 ®");
}
