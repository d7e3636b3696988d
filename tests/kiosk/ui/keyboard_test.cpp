// The field and the keyboard on the screen, touched and typed into.
#include "ui/keyboard.h"

#include <doctest/doctest.h>

#include <set>

#include "base/language.h"
#include "tests/kiosk/drawing.h"
#include "ui/text_field.h"

using namespace lanyard;

namespace {

// Two fields over a keyboard.
struct Form {
    Drawing drawing;
    EditLine name, email;
    KeyboardState keyboard;
    Milliseconds now{1000};
    int entered = 0;
    std::string screen = "form", state;
    Theme theme{1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {}};

    UiScreen frame(UiInput input = {}) {
        input.now = now;
        return drawing.frame(theme, input, [&](Ui& ui) {
            ui.screen(screen, state, Mood::neutral);
            const auto width = static_cast<float>(theme.width());
            if (draw_text_field(ui, {"name", "Name", true}, name, {50, 100, width - 100, 140})) ++entered;
            (void)draw_text_field(ui, {"email", "Email", false}, email, {50, 300, width - 100, 140});
            EditLine* written = ui.written() == "name" ? &name : ui.written() == "email" ? &email : nullptr;
            draw_keyboard(ui, keyboard, written, ui.written() == "name", {40, 1000, width - 80, 660});
        });
    }
    void touch(std::string_view id, Milliseconds held = Milliseconds(50)) {
        const Widget widget = find_widget(frame(), id);
        REQUIRE_MESSAGE(!widget.id.empty(), id);
        const Point at = widget.rect.middle();
        frame({at, true, false, UiKey::none});
        now += held;
        frame({at});
        frame({at, false, true, UiKey::none});
        now += Milliseconds(100);
    }
    void key(UiKey key, bool shift = false) { frame({{-1, -1}, false, false, key, shift}); }
    void type(const std::string& text) {
        UiInput input;
        input.text = text;
        frame(input);
    }
};

}  // namespace

TEST_CASE("keys on the screen write into the field that was touched, with a capital where a name begins") {
    Form form;
    for (const char* id : {"key_j", "key_o", "key_space", "key_l", "key_e", "key_e"}) form.touch(id);
    CHECK(form.name.text() == "Jo Lee");
    form.touch("email");
    for (const char* id : {"key_j", "key_@", "key_x", "key_erase", "key_1"}) form.touch(id);
    CHECK(form.email.text() == "j@1");
    CHECK(form.name.text() == "Jo Lee");
    const Widget field = find_widget(form.frame(), "email");
    CHECK(field.role == "textbox");
    CHECK(field.value == "j@1");
    CHECK(field.focused);
    CHECK_FALSE(find_widget(form.frame(), "name").focused);
}

TEST_CASE(
    "a letter counts that was under the finger while the screen found something; on another screen none") {
    Form form;
    form.state = "searching";
    const Point at = find_widget(form.frame(), "key_m").rect.middle();
    form.frame({at, true, false, UiKey::none});
    form.state = "person";
    form.frame({at, false, true, UiKey::none});
    CHECK(form.name.text() == "M");
    form.frame({at, true, false, UiKey::none});
    form.screen = "other";
    form.frame({at, false, true, UiKey::none});
    CHECK(form.name.text() == "M");
}

TEST_CASE("shift is for one letter, and takes a capital back where one would come by itself") {
    Form form;
    form.touch("key_shift");
    form.touch("key_d");
    form.touch("key_e");
    form.touch("key_shift");
    form.touch("key_b");
    CHECK(form.name.text() == "deB");
}

TEST_CASE("a key that is held shows its accents and writes none; so does the accents key") {
    Form form;
    form.touch("key_e");
    form.touch("key_l", Ui::holds_after);
    CHECK(form.name.text() == "E");
    CHECK(form.keyboard.letter == "l");
    form.touch("key_ł");
    CHECK(form.name.text() == "Eł");
    CHECK(form.keyboard.letter.empty());
    form.touch("key_accents");
    form.touch("key_z");
    form.touch("key_ż");
    CHECK(form.name.text() == "Ełż");
    // What has no accents is written; Back leads back to the letters.
    form.touch("key_accents");
    form.touch("key_1");
    CHECK(form.name.text() == "Ełż1");
    form.touch("key_o", Ui::holds_after);
    form.touch("key_letters");
    CHECK(form.keyboard.letter.empty());
    CHECK(form.name.text() == "Ełż1");
}

TEST_CASE("a touch that is short of a hold writes its letter") {
    Form form;
    form.touch("key_e", Ui::holds_after - Milliseconds(1));
    CHECK(form.name.text() == "E");
}

TEST_CASE("a real keyboard writes any script, moves, selects and deletes") {
    Form form;
    form.type("王小明");
    form.key(UiKey::erase_back);
    CHECK(form.name.text() == "王小");
    form.key(UiKey::home);
    form.type("a");
    form.key(UiKey::right, true);
    CHECK(form.name.has_selection());
    form.key(UiKey::end);
    form.type("b");
    CHECK(form.name.text() == "a王小b");
    form.key(UiKey::select_all);
    form.type("ש");
    CHECK(form.name.text() == "ש");
    form.key(UiKey::activate);
    CHECK(form.entered == 1);
}

TEST_CASE("what an input method composes is not in the field before it is written") {
    Form form;
    form.type("e");
    UiInput composing;
    composing.composing = "´";
    CHECK(find_widget(form.frame(composing), "name").value == "e");
    form.type("é");
    CHECK(form.name.text() == "eé");
}

TEST_CASE("Tab goes from field to field past the keys, arrows go onto them") {
    Form form;
    form.frame();
    form.key(UiKey::next);
    CHECK(find_widget(form.frame(), "email").focused);
    form.type("x");
    CHECK(form.email.text() == "x");
    form.key(UiKey::next);
    CHECK(find_widget(form.frame(), "name").focused);
    form.key(UiKey::down);
    CHECK(find_widget(form.frame(), "email").focused);
    form.key(UiKey::down);
    const auto focused = [&] {
        for (const Widget& widget : form.frame().widgets)
            if (widget.focused) return widget.id;
        return std::string();
    };
    CHECK(focused().find("key_") == 0);
    const std::string digit = focused();
    form.key(UiKey::right);
    CHECK(focused() != digit);
    form.key(UiKey::activate);
    CHECK(form.email.text().size() == 2);
    // What a real keyboard writes then is meant for the key, not for the field.
    form.key(UiKey::space);
    CHECK(form.email.text().size() == 3);
}

TEST_CASE("a touch in a field puts the caret there") {
    Form form;
    form.type("mmmmmmmm");
    const Rect box = find_widget(form.frame(), "name").rect;
    form.frame({{box.x + 50, box.y + 50}, true, false, UiKey::none});
    CHECK(form.name.caret() <= 1);
    form.frame({{box.right() - 50, box.y + 50}, true, false, UiKey::none});
    CHECK(form.name.caret() == 8);
}

TEST_CASE("every panel has all letters, digits and marks of an address, on keys of 15 mm where they fit") {
    struct Panel {
        int width, height;
        PanelSize mm;
    };
    for (const Panel& panel : {Panel{1080, 1920, {268, 476}}, Panel{768, 1366, {268, 476}},
                               Panel{600, 1024, {90, 154}}, Panel{800, 1280, {135, 217}}}) {
        Form form;
        form.theme = Theme(panel.width, panel.height, panel.mm, 0x0a4f53, {});
        CAPTURE(panel.width);
        std::set<std::string> ids;
        const auto look = [&] {
            for (const Widget& widget : form.frame().widgets) {
                if (widget.id.rfind("key_", 0) != 0) continue;
                CHECK(form.theme.mm(widget.rect.w) >= smallest_key_mm - 0.3);
                CHECK(widget.rect.right() <= static_cast<float>(panel.width));
                ids.insert(widget.id);
            }
        };
        look();
        form.keyboard.digits = true;
        look();
        for (char letter = 'a'; letter <= 'z'; ++letter) CHECK(ids.count(std::string("key_") + letter));
        for (const char mark : std::string("0123456789@.-")) CHECK(ids.count(std::string("key_") + mark));
        for (const char* id : {"key_shift", "key_erase", "key_space", "key_accents"}) CHECK(ids.count(id));
    }
}

TEST_CASE("French has its own rows, and each language its accents first") {
    use_language("fr", "");
    Form form;
    const UiScreen screen = form.frame();
    CHECK(find_widget(screen, "key_a").rect.x < find_widget(screen, "key_z").rect.x);
    CHECK(find_widget(screen, "key_a").rect.y == find_widget(screen, "key_p").rect.y);
    use_language("en", "");
    CHECK(accents_of("o", "cy").front() == "ô");
    CHECK(accents_of("e", "fr").front() == "é");
    CHECK(accents_of("w", "en").front() == "ŵ");
    CHECK(accents_of("b", "en").empty());
}

TEST_CASE("keys are 20 mm and more where the screen has the room, to the middle of one from the next") {
    Drawing drawing;
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}, {2160, 3840}, {1366, 768}}) {
        const Theme theme(width, height, usual_panel(width, height), 0x0a4f53, {});
        KeyboardState state;
        EditLine line;
        const float room = static_cast<float>(width) * (width > height ? 0.57f : 1.f) - 2 * theme.px(40);
        const UiScreen screen = drawing.frame(theme, {}, [&](Ui& ui) {
            ui.screen("form", "", Mood::neutral);
            draw_keyboard(ui, state, &line, false, {10, 10, room, keyboard_height(ui, room)});
        });
        for (const Widget& key : screen.widgets) {
            CAPTURE(key.id);
            CHECK(theme.mm(key.rect.w + theme.px(12)) >= 20);
            CHECK(theme.mm(key.rect.h + theme.px(12)) >= 20);
        }
    }
}
