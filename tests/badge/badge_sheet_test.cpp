// Sheets: how many badges go on one, and that they stay as they are.
#include "badge/badge_sheet.h"

#include <doctest/doctest.h>

#include "badge/built_in_layouts.h"

using namespace lanyard;

namespace {

BadgeLayout layout_of(double width_mm, double height_mm) {
    BadgeLayout layout;
    layout.width_mm = width_mm;
    layout.height_mm = height_mm;
    return layout;
}

}  // namespace

TEST_CASE("as many as fit with room to cut, on the paper turned where that holds more") {
    const SheetPaper a4{210, 297, 8};
    CHECK(sheet_grid(layout_of(90, 60), a4).columns == 2);
    CHECK(sheet_grid(layout_of(90, 60), a4).rows == 4);
    const SheetGrid a6 = sheet_grid(layout_of(105, 148), a4);
    CHECK(a6.columns == 2);
    CHECK(a6.rows == 1);
    CHECK(a6.paper.width_mm == 297);
    CHECK(sheet_grid(layout_of(300, 300), a4).columns == 0);
}

TEST_CASE("no grid leaves the paper") {
    for (double width = 20; width < 320; width += 17.3) {
        for (double height = 20; height < 320; height += 13.1) {
            const SheetGrid grid = sheet_grid(layout_of(width, height), {210, 297, 8});
            if (grid.columns * grid.rows == 0) continue;
            CHECK(grid.columns * width <= grid.paper.width_mm - 16);
            CHECK(grid.rows * height <= grid.paper.height_mm - 16);
        }
    }
}

TEST_CASE("a badge larger than the paper is refused, and the same sheets are the same bytes") {
    BadgeFields blank;
    blank.is_blank = true;
    const std::vector<BadgeStack> stacks = {{"Walk-ins", std::vector<BadgeFields>(9, blank), {}}};
    CHECK(draw_sheets_pdf(layout_of(300, 300), stacks, {}).error().kind == ErrorKind::usage);
    const auto plain = built_in_layout(BuiltInLayout::plain_badge);
    const auto sheets = draw_sheets_pdf(plain, stacks, {});
    REQUIRE(sheets);
    CHECK(sheets->bytes == draw_sheets_pdf(plain, stacks, {})->bytes);
}
