// Touch, focus and what is recorded.
#include "ui/ui.h"

#include <doctest/doctest.h>

#include "tests/kiosk/drawing.h"

using namespace lanyard;

namespace {

const Rect first_box{100, 1000, 400, 150}, second_box{560, 1000, 400, 150};

UiInput touch_down(Point at) {
    return {at, true, false, UiKey::none};
}
UiInput touch_up(Point at) {
    return {at, false, true, UiKey::none};
}
UiInput key(UiKey key) {
    return {{-1, -1}, false, false, key};
}

// A screen of two buttons that counts what was touched.
struct TwoButtons {
    Drawing drawing;
    int first = 0, second = 0;
    std::string state = "ready";

    UiScreen frame(const UiInput& input = {}) {
        return drawing.frame(input, [&](Ui& ui) {
            ui.screen("two", state, Mood::neutral);
            if (ui.button({"first", "First", ButtonLook::primary, TextStyle{}}, first_box)) ++first;
            if (ui.button({"second", "Second", ButtonLook::secondary, TextStyle{}, true}, second_box))
                ++second;
        });
    }
};

}  // namespace

TEST_CASE("a button counts when it is let go over itself") {
    TwoButtons screen;
    screen.frame(touch_down(first_box.middle()));
    CHECK(screen.first == 0);
    screen.frame(touch_up(first_box.middle()));
    CHECK(screen.first == 1);
    CHECK(screen.second == 0);
}

TEST_CASE("a finger that slides off, or onto a button, does nothing") {
    TwoButtons screen;
    screen.frame(touch_down(first_box.middle()));
    screen.frame(touch_up({0, 0}));
    screen.frame(touch_down(first_box.middle()));
    screen.frame(touch_up(second_box.middle()));
    screen.frame(touch_down({0, 0}));
    screen.frame(touch_up(first_box.middle()));
    CHECK(screen.first + screen.second == 0);
}

TEST_CASE("a touch that began on another screen does nothing on this one") {
    TwoButtons screen;
    screen.frame(touch_down(first_box.middle()));
    screen.state = "other";
    screen.frame();
    screen.frame(touch_up(first_box.middle()));
    CHECK(screen.first == 0);
}

TEST_CASE("Tab goes round, backwards too; Enter does what a touch does; a touch takes the focus away") {
    TwoButtons screen;
    const auto focused = [&] {
        const UiScreen drawn = screen.frame();
        return (find_widget(drawn, "first").focused ? 1 : 0) + (find_widget(drawn, "second").focused ? 2 : 0);
    };
    CHECK(focused() == 0);
    screen.frame(key(UiKey::activate));
    CHECK(screen.first + screen.second == 0);
    screen.frame(key(UiKey::next));
    CHECK(focused() == 1);
    screen.frame(key(UiKey::next));
    CHECK(focused() == 2);
    screen.frame(key(UiKey::activate));
    CHECK(screen.second == 1);
    screen.frame(key(UiKey::next));
    CHECK(focused() == 1);
    screen.frame(key(UiKey::previous));
    CHECK(focused() == 2);
    screen.frame(touch_down({0, 0}));
    CHECK(focused() == 0);
}

TEST_CASE("another screen begins without focus") {
    TwoButtons screen;
    screen.frame(key(UiKey::next));
    screen.state = "other";
    CHECK(!find_widget(screen.frame(), "first").focused);
}

TEST_CASE("widgets say what they are") {
    TwoButtons screen;
    const UiScreen drawn = screen.frame();
    CHECK(drawn.screen == "two");
    CHECK(drawn.state == "ready");
    CHECK(find_widget(drawn, "first").role == "button");
    CHECK(!find_widget(drawn, "first").checked);
    CHECK(find_widget(drawn, "first").rect == first_box);
    CHECK(find_widget(drawn, "second").role == "switch");
    CHECK(find_widget(drawn, "second").checked == true);
}

TEST_CASE("words are said without marks and breaks; empty words are no widget") {
    Drawing drawing;
    const UiScreen drawn = drawing.frame({}, [](Ui& ui) {
        ui.screen("words", "", Mood::neutral);
        TextStyle marked;
        marked.marks = true;
        ui.text("way", "paragraph", "**On your left**,\nunder the sign", marked, {0, 0, 900, 0}, 0);
        ui.text("stars", "paragraph", "2 ** 3", TextStyle{}, {0, 100, 900, 0}, 0);
        ui.text("nothing", "paragraph", "", TextStyle{}, {0, 0, 900, 0}, 0);
    });
    CHECK(find_widget(drawn, "way").label == "On your left, under the sign");
    CHECK(find_widget(drawn, "stars").label == "2 ** 3");
    CHECK(drawn.widgets.size() == 2);
}
