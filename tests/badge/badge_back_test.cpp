// A badge's back: on the other side of the paper, or above the front where the paper is folded.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "badge/badge_draw.h"
#include "badge/badge_sheet.h"

using namespace lanyard;

namespace {

// A dark square in the left top corner of the front, and one in the middle of the back's left edge.
BadgeLayout layout_with(const std::string& back) {
    auto layout = parse_badge_layout("[page]\nwidth_mm = 40\nheight_mm = 30\nback = \"" + back +
                                         "\"\n[[item]]\nkind = \"box\"\nrect_mm = [0, 0, 10, 10]\nfill = "
                                         "\"#000000\"\n[[item]]\nside = \"back\"\nkind = \"box\"\nrect_mm = "
                                         "[0, 10, 10, 10]\nfill = \"#000000\"\n",
                                     "badge.toml");
    REQUIRE_MESSAGE(layout, layout.error().message());
    return *layout;
}

bool is_dark(const GreyPixels& pixels, int x_mm, int y_mm) {
    const auto at = [](int mm) { return static_cast<std::size_t>(mm) * 10 + 5; };  // at 254 dpi
    return pixels.grey[at(y_mm) * static_cast<std::size_t>(pixels.width) + at(x_mm)] < 128;
}

int pages_of(const std::string& pdf) {
    int pages = 0;
    for (std::size_t at = 0; (at = pdf.find("/Type /Page ", at)) != std::string::npos; ++at) ++pages;
    return pages;
}

}  // namespace

TEST_CASE("an item on the back needs a badge that has one") {
    const auto layout = parse_badge_layout(
        "[page]\nsize = \"A6\"\n[[item]]\nside = \"back\"\nkind = \"box\"\nrect_mm = [0, 0, 9, 9]\n"
        "fill = \"#000000\"\n",
        "badge.toml");
    REQUIRE_FALSE(layout);
    CHECK(layout.error().message().find("item 1: this badge has no back") != std::string::npos);
    CHECK(layout.error().message().find("back = \"folded\"") != std::string::npos);
}

TEST_CASE("a folded badge has its back above it, head to head") {
    const BadgeLayout layout = layout_with("folded");
    const auto paper = render_pixels(layout, {}, 254, true);
    REQUIRE(paper);
    CHECK(paper->width == 400);
    CHECK(paper->height == 600);
    CHECK(is_dark(*paper, 5, 35));  // the front's corner, below the fold
    CHECK_FALSE(is_dark(*paper, 5, 45));
    CHECK(is_dark(*paper, 35, 15));  // the back's left edge is on the right, turned round
    CHECK_FALSE(is_dark(*paper, 5, 15));
    // A screen shows the front alone.
    const auto front = draw_badge_pixels(layout, {}, 254);
    REQUIRE(front);
    CHECK(front->height == 300);
    CHECK(pages_of(draw_badges_pdf(layout, {{}, {}})->bytes) == 2);
}

TEST_CASE("a two-sided badge's back is the page behind its front") {
    const BadgeLayout layout = layout_with("two-sided");
    CHECK(pages_of(draw_badges_pdf(layout, {{}, {}})->bytes) == 4);
    const auto front = render_pixels(layout, {}, 254, true);
    REQUIRE(front);
    CHECK(front->height == 300);
    CHECK(is_dark(*front, 5, 5));
    CHECK_FALSE(is_dark(*front, 5, 15));
    const auto back = draw_badge_png(layout, {}, 254, BadgeSide::back);
    REQUIRE(back);
    CHECK(back->bytes != draw_badge_png(layout, {}, 254)->bytes);
}

TEST_CASE("behind each sheet lies that of the backs; folded badges take twice the height") {
    const std::vector<BadgeStack> stacks = {{"Walk-ins", std::vector<BadgeFields>(33), {}}};
    const SheetPaper a4{210, 297, 8};
    const SheetGrid folded = sheet_grid(layout_with("folded"), a4);
    const SheetGrid grid = sheet_grid(layout_with("two-sided"), a4);
    CHECK(folded.columns * folded.rows < grid.columns * grid.rows);
    REQUIRE(grid.columns * grid.rows == 30);
    CHECK(pages_of(draw_sheets_pdf(layout_with("two-sided"), stacks, a4)->bytes) == 4);
}

TEST_CASE("a letter that no font has is found on the back, too") {
    auto layout = parse_badge_layout(
        "[page]\nsize = \"A6\"\nback = \"two-sided\"\n[[item]]\nside = \"back\"\nkind = \"text\"\n"
        "text = \"{name}\"\nsize_pt = 12\nrect_mm = [5, 5, 80, 20]\n",
        "badge.toml");
    REQUIRE(layout);
    BadgeFields fields;
    fields.name = "Za\u0378nab";
    CHECK(why_undrawable(*layout, {fields}).front());
    CHECK_FALSE(draw_badges_pdf(*layout, {fields}));
}
