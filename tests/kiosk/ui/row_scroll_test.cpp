// A list that is longer than its place, by keys, wheel and finger.
#include "ui/row_scroll.h"

#include <doctest/doctest.h>

#include "tests/kiosk/drawing.h"

using namespace lanyard;

namespace {

// Thirty rows, ten of which have room.
struct LongList {
    Drawing drawing;
    RowScroll scroll;
    const Rect box{100, 100, 400, 500};

    std::size_t after(UiInput input, bool takes_keys = true) {
        drawing.frame(Theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, {}), input, [&](Ui& ui) {
            ui.screen("list", "", Mood::neutral);
            scroll_rows(ui, scroll, {box, 30, 10, 50, takes_keys});
            touched = ui.button({"row", "A row", ButtonLook::secondary, {}}, {100, 100, 400, 50});
        });
        return scroll.first;
    }
    std::size_t after(UiKey key, bool takes_keys = true) {
        return after({{-1, -1}, false, false, key}, takes_keys);
    }
    std::size_t after_wheel(Point at, int notches) {
        UiInput input{at, false, false, UiKey::none};
        input.wheel = notches;
        return after(input);
    }
    bool touched = false;
};

}  // namespace

TEST_CASE("the page keys move by a page less a row, and stop at both ends") {
    LongList list;
    CHECK(list.after(UiKey::page_up) == 0);
    CHECK(list.after(UiKey::page_down) == 9);
    CHECK(list.after(UiKey::page_down) == 18);
    CHECK(list.after(UiKey::page_down) == 20);
    CHECK(list.after(UiKey::page_up) == 11);
    CHECK(list.after(UiKey::page_down, false) == 11);
}

TEST_CASE("the wheel moves the list that it is over") {
    LongList list;
    CHECK(list.after_wheel({200, 200}, -1) == 3);
    CHECK(list.after_wheel({900, 200}, -1) == 3);
    CHECK(list.after_wheel({200, 200}, 2) == 0);
}

TEST_CASE("a finger pulls the list, and touches nothing by it") {
    LongList list;
    list.after({{200, 120}, true, false, UiKey::none});
    CHECK(list.after({{200, 20}, false, false, UiKey::none}) == 2);
    CHECK(list.after({{200, 120}, false, true, UiKey::none}) == 0);
    CHECK_FALSE(list.touched);
    list.after({{200, 120}, true, false, UiKey::none});
    list.after({{200, 121}, false, true, UiKey::none});
    CHECK(list.touched);
}

TEST_CASE("a row that is wanted comes into view, and how many there are is said") {
    LongList list;
    list.scroll.wanted = 15;
    CHECK(list.after(UiKey::none) == 6);
    list.scroll.wanted = 2;
    CHECK(list.after(UiKey::none) == 2);
    CHECK(rows_in_view(2, 10, 30) == "3–12 of 30");
    CHECK(rows_in_view(0, 10, 10).empty());
}
