// What the text of one badge does to the others: nothing, and it is said what could not be drawn.
#include "badge/badge_painter.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/folders.h"

using namespace lanyard;

namespace {

BadgeFields attendee(std::string name) {
    BadgeFields fields;
    fields.attendee_id = "4fd1c0ffee4fd1c0ffee";
    fields.name = std::move(name);
    fields.organisation = "Institute of Family Therapy";
    fields.event = "Centre for Systemic Social Work · Launch";
    fields.code = "7QX2M8K4TC9WPA3R5JZD";
    return fields;
}

BadgeLayout launch_layout() {
    return *load_badge_layout(source_folder() / "assets/launch-2017/badge.toml");
}

}  // namespace

TEST_CASE("a letter that no font has names the attendee, not the letter's owner") {
    const auto document = draw_badges_pdf(launch_layout(), {attendee("Za\u0378nab Jones")});
    REQUIRE_FALSE(document);
    const std::string message = document.error().message();
    CHECK(document.error().kind == ErrorKind::input);
    CHECK(message.find("badge of attendee 4fd1c0ffee4fd1c0ffee: item 3 (name): no installed font has the "
                       "letter U+0378") == 0);
    CHECK(message.find("Jones") == std::string::npos);
}

TEST_CASE("a badge that cannot be drawn stops no other") {
    const auto ada = attendee("Ada Roe"), ben = attendee("Björk"), bad = attendee("Za\u0378nab Jones");
    const auto others = draw_badges_pdf(launch_layout(), {ada, ben});
    const auto document = draw_badges_pdf(launch_layout(), {bad, ada, bad, ben});
    REQUIRE(others);
    REQUIRE(document);
    CHECK(document->bytes == others->bytes);
    REQUIRE(document->undrawn.size() == 2);
    CHECK(document->undrawn[0].message().find("badge of attendee 4fd1c0ffee4fd1c0ffee: item 3 (name)") == 0);
    CHECK(others->undrawn.empty());
    CHECK_FALSE(draw_badges_pdf(launch_layout(), {bad, bad}));
}

TEST_CASE("an emoji is left out of a badge, which says so") {
    const auto plain = draw_badges_pdf(launch_layout(), {attendee("Kim Stone")});
    const auto document = draw_badges_pdf(launch_layout(), {attendee("Kim 🌈 Stone")});
    REQUIRE(plain);
    REQUIRE(document);
    CHECK(document->bytes == plain->bytes);
    REQUIRE(document->fits.size() == plain->fits.size());
    CHECK(document->fits[1].left_out == "🌈");
    CHECK(plain->fits[1].left_out.empty());
    CHECK(draw_badges_pdf(launch_layout(), {attendee("🌈")}));
}
