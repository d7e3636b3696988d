// Twelve keys of 18 mm and more; in landscape beside the words, in portrait under them.
#include "screens/staff.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/language.h"
#include "screens/page.h"
#include "screens/roll_words.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr std::array<const char*, 12> keys = {"1", "2", "3", "4",     "5", "6",
                                              "7", "8", "9", "erase", "0", "enter"};

std::string sentence_of(const StaffPinView& view) {
    if (view.wait_s > 0)
        return filled(tr_n("Another may be tried in {count} second.",
                           "Another may be tried in {count} seconds.", view.wait_s),
                      {{"count", std::to_string(view.wait_s)}});
    switch (view.state) {
        case StaffPinState::wrong:
            return tr("That was nobody's PIN.");
        case StaffPinState::no_badge:
            return tr("This is no badge of the staff.");
        case StaffPinState::failed:
            return tr("The PIN could not be checked. Try again.");
        case StaffPinState::asking:
            break;
    }
    if (!view.badge_name.empty())
        return filled(tr("The PIN of {name}, please."), {{"name", view.badge_name}});
    return tr("Write your PIN, or hold up your badge first.");
}

const char* state_word(const StaffPinView& view) {
    if (view.wait_s > 0) return "wait";
    switch (view.state) {
        case StaffPinState::wrong:
            return "wrong";
        case StaffPinState::no_badge:
            return "no_badge";
        case StaffPinState::failed:
            return "failed";
        case StaffPinState::asking:
            break;
    }
    return view.is_waiting ? "checking" : "asking";
}

class PinPage {
  public:
    PinPage(Ui& ui, const StaffPinView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    StaffPinTouch draw() {
        const bool alerts = view_.wait_s > 0 || view_.state != StaffPinState::asking;
        ui_.screen("staff_pin", state_word(view_), alerts ? Mood::attention : Mood::neutral);
        take_keys();
        const Rect body = draw_band(ui_, {tr("Staff"), view_.clock, {}});
        const float margin = page_margin(ui_), back = view_.may_leave ? theme_.touch(110) : 0;
        const Rect page{body.x + margin, body.y + theme_.px(40), body.w - 2 * margin, body.h - theme_.px(80)};
        Rect pad{page.x, page.y, page.w, page.h - back - theme_.px(24)};
        Rect words = pad;
        if (theme_.portrait()) {
            words.h = std::floor(pad.h * 0.34f);
            pad = {pad.x, words.bottom(), pad.w, pad.h - words.h};
        } else {
            words.w = std::floor(pad.w * 0.45f);
            pad = {words.right() + margin, pad.y, pad.w - words.w - margin, pad.h};
        }
        draw_words(words);
        draw_pad(pad);
        if (view_.may_leave &&
            (ui_.button({"back", tr("Back"), ButtonLook::secondary, button_style(theme_, 40)},
                        {page.x, page.bottom() - back, page.w, back}) ||
             ui_.back()))
            done_ = StaffPinTouch::back;
        return done_;
    }

  private:
    void take_keys() {
        for (const char letter : ui_.input().text)
            if (letter >= '0' && letter <= '9') add(letter);
        if (ui_.input().key == UiKey::erase_back) erase();
        // Enter belongs to whatever has the focus, where something has.
        if (ui_.input().key == UiKey::activate) done_ = StaffPinTouch::enter;
    }
    void add(char digit) {
        // What is typed before another may be tried is no part of it.
        const bool may_write = !view_.is_waiting && view_.wait_s == 0;
        if (view_.pin.size() < most_pin_digits && may_write) view_.pin += digit;
    }
    void erase() {
        if (!view_.pin.empty()) view_.pin.pop_back();
    }

    void draw_words(const Rect& place) {
        TextStyle title = heading_style(theme_, 76, 2), sentence = body_style(theme_, 40);
        title.smallest = title.size * 0.5f;
        sentence.most_lines = 4;
        sentence.smallest = sentence.size * 0.6f;
        float y = ui_.text("title", "heading", tr("Your PIN"), title, place, ui_.palette().ink).bottom();
        y = ui_.text("sentence", view_.state == StaffPinState::asking ? "status" : "alert",
                     sentence_of(view_), sentence, {place.x, y + theme_.px(16), place.w, 0},
                     ui_.palette().ink)
                .bottom();
        const float height = theme_.touch(96);
        const Rect field{place.x, y + theme_.px(24), place.w, height};
        ui_.fill(field, ui_.palette().card, theme_.px(16));
        ui_.outline(field, ui_.palette().edge, std::max(2.f, theme_.px(4)), theme_.px(16));
        std::string dots;
        for (std::size_t i = 0; i < view_.pin.size(); ++i) dots += "●";
        TextStyle style = body_style(theme_, 46);
        style.most_lines = 1;
        style.smallest = style.size * 0.4f;
        const Rect inner = field.inset(theme_.px(28), 0);
        if (!dots.empty()) {
            const float line = ui_.words().measure(dots, style, inner.w).logical.h;
            ui_.silent_text(dots, style, {inner.x, inner.y + (inner.h - line) / 2, inner.w, 0},
                            ui_.palette().ink);
        }
        // Letters come from a real keyboard as long as something is written into.
        ui_.add_stop("pin", field, StopKind::text, true);
        ui_.record("pin", "textbox", tr("Your PIN"), field).value = dots;
    }

    void draw_pad(const Rect& place) {
        const float space = theme_.px(20);
        const float height = std::min(theme_.touch(190), std::floor((place.h - 3 * space) / 4));
        const float width = std::min(theme_.touch(330), std::floor((place.w - 2 * space) / 3));
        const float x = place.x + (place.w - 3 * width - 2 * space) / 2;
        const float y = place.bottom() - 4 * height - 3 * space;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Rect box{x + static_cast<float>(i % 3) * (width + space),
                           y + static_cast<float>(i / 3) * (height + space), width, height};
            draw_key(keys[i], box);
        }
    }

    void draw_key(const std::string& key, const Rect& box) {
        const std::string id = key == "enter" ? "enter" : "key_" + key;
        const bool is_digit = key.size() == 1;
        const std::string label = is_digit ? key : key == "erase" ? tr("Erase") : tr("Open");
        TextStyle style = button_style(theme_, is_digit ? 60 : 36);
        style.most_lines = 1;
        style.smallest = style.size * 0.5f;
        if (!ui_.button({id, label, key == "enter" ? ButtonLook::primary : ButtonLook::secondary, style},
                        box))
            return;
        if (is_digit)
            add(key.front());
        else if (key == "erase")
            erase();
        else
            done_ = StaffPinTouch::enter;
        // A key that has the focus is activated by Enter, which is then not "Open" as well.
        if (key != "enter" && ui_.input().key == UiKey::activate) done_ = StaffPinTouch::none;
    }

    Ui& ui_;
    const StaffPinView& view_;
    const Theme& theme_;
    StaffPinTouch done_ = StaffPinTouch::none;
};

}  // namespace

StaffPinTouch draw_staff_pin(Ui& ui, const StaffPinView& view) {
    return PinPage(ui, view).draw();
}

StaffMenuTouch draw_staff_menu(Ui& ui, const StaffMenuView& view) {
    const Theme& theme = ui.theme();
    ui.screen("staff_menu", view.has_staff ? "signed_in" : "open", Mood::neutral);
    const Rect body = draw_band(ui, {tr("Staff"), view.clock, {}});
    const float margin = page_margin(ui), space = theme.px(24), height = theme.touch(132);
    const float width = std::min(body.w - 2 * margin, theme.px(968));
    const float x = body.x + (body.w - width) / 2;
    const bool has_roll = view.labels_on_roll > 0;
    const float rows = 2.f + (view.has_staff ? 1.f : 0.f) + (has_roll ? 1.f : 0.f);
    float y = body.bottom() - margin - rows * height - (rows - 1) * space;
    std::string words = tr("This event has no staff with PINs: whoever holds the corner is let in.");
    if (view.has_staff)
        words = filled(view.role == StaffRole::organiser ? tr("{name} works here, as an organiser.")
                                                         : tr("{name} works here."),
                       {{"name", view.name}});
    TextStyle style = body_style(theme, 46);
    style.most_lines = 4;
    style.smallest = style.size * 0.5f;
    // What was just done takes the place of who works here.
    ui.text(view.roll_is_new ? "roll" : "who", "status",
            view.roll_is_new ? new_roll_is_counted(view.labels_on_roll) : words, style,
            {x, body.y + margin, width, 0}, ui.palette().ink);
    StaffMenuTouch touch = StaffMenuTouch::none;
    const auto row = [&](const char* id, const std::string& label, ButtonLook look, StaffMenuTouch means) {
        if (ui.button({id, label, look, button_style(theme, 42)}, {x, y, width, height})) touch = means;
        y += height + space;
    };
    row("test_scanner", tr("Test my scanner"), ButtonLook::secondary, StaffMenuTouch::test_scanner);
    if (has_roll)
        row("new_roll", new_roll_words(view.labels_on_roll), ButtonLook::secondary, StaffMenuTouch::new_roll);
    if (view.has_staff) row("sign_out", tr("Sign out"), ButtonLook::secondary, StaffMenuTouch::sign_out);
    row("back", tr("Back"), ButtonLook::primary, StaffMenuTouch::back);
    if (ui.back()) touch = StaffMenuTouch::back;
    return touch;
}

}  // namespace lanyard
