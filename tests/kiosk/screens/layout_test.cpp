// Where things lie on screens: labels and the countdown in few lines, and the button that turns a form's
// pages where there is room for it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "roles/self/language.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/every_screen.h"

using namespace lanyard;

namespace {

constexpr PanelSize ten_inches{135, 217};

UiScreen drawn(const std::string& name, const Theme& theme) {
    Drawing drawing;
    for (const made_up::ShownScreen& shown : made_up::every_screen())
        if (shown.name == name) return drawing.frame(theme, {}, shown.draw);
    FAIL("no screen is called " << name);
    return {};
}

Theme theme_of(int width, int height, int larger) {
    return {width, height, usual_panel(width, height), 0x0a4f53, Choices{larger, false, false}};
}

// In lines, by the height of the letters that are written on it.
float lines_on(const UiScreen& screen, const std::string& id) {
    const Rect place = find_widget(screen, id).rect;
    for (const DrawnText& text : screen.texts)
        if (place.contains(text.ink.middle())) return text.ink.h / text.size;
    return 0;
}

}  // namespace

TEST_CASE("the languages' names stand in one line on an upright screen, and in two at most elsewhere") {
    for (const std::string name : {"welcome_looking", "verdict_admitted"}) {
        CAPTURE(name);
        const float upright = lines_on(drawn(name, theme_of(1080, 1920, 0)), "language");
        CHECK(upright > 0);
        CHECK(upright < 1.2f);
        for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}, {800, 1280}})
            for (const int larger : {0, 1, 2}) {
                const float lines = lines_on(drawn(name, theme_of(width, height, larger)), "language");
                CHECK(lines > 0);
                CHECK(lines < 2.4f);
            }
    }
}

TEST_CASE("the few small buttons of a kiosk with one language and nothing to hear stand in one row") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        const UiScreen screen = drawn("welcome_least", theme_of(width, height, 0));
        const Rect first = find_widget(screen, "larger_text").rect;
        CHECK(first.w > 0);
        CHECK(find_widget(screen, "contrast").rect.y == first.y);
        CHECK(find_widget(screen, "lower_screen").rect.y == first.y);
        CHECK(lines_on(screen, "lower_screen") < 1.2f);
    }
}

TEST_CASE("a countdown that needs two lines begins one with each of its sentences") {
    const auto words_of = [](int width, int height) {
        for (const DrawnText& text : drawn("verdict_admitted", theme_of(width, height, 0)).texts)
            if (text.words.rfind("Clears in", 0) == 0) return text.words;
        return std::string();
    };
    CHECK(words_of(1080, 1920).find(". Touch") != std::string::npos);
    CHECK(words_of(1920, 1080).find(".\nTouch") != std::string::npos);
}

TEST_CASE(
    "on a tablet what turns the pages of a form lies beside Back, and the fields have the room over the "
    "keys") {
    const Theme theme(800, 1280, ten_inches, 0x0a4f53, {});
    const UiScreen form = drawn("not_registered_asking", theme);
    const Widget back = find_widget(form, "back"), more = find_widget(form, "more_words");
    CHECK(more.value == "1/2");
    CHECK(more.rect.y == back.rect.y);
    std::vector<Rect> fields;
    for (const Widget& widget : form.widgets)
        if (widget.role == "textbox") fields.push_back(widget.rect);
    REQUIRE(fields.size() == 2);
    // A label has its line between them, and some room over it.
    CHECK(fields[1].y - fields[0].bottom() > theme.px(46) * 1.2f + theme.px(30));
}
