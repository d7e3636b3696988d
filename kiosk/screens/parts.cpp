// Colours come from the moods' palettes, so that high contrast holds here too.
#include "screens/parts.h"

#include <algorithm>
#include <cmath>

#include "screens/page.h"

namespace lanyard {
namespace {

constexpr PartColours gone{0xfbe6e6, 0x861010};  // a cancelled seat: red, beside its cross and its word

}  // namespace

PartColours colours_of(const Ui& ui, Mood mood) {
    if (mood == Mood::neutral) return {panel_colour(ui), ui.palette().ink};
    const Palette palette = ui.theme().palette(mood);
    return {palette.paper, palette.header};
}

PartColours colours_of(const Ui& ui, StatusLook look) {
    switch (look) {
        case StatusLook::arrived:
            return colours_of(ui, Mood::good);
        case StatusLook::pending:
            return colours_of(ui, Mood::attention);
        case StatusLook::gone:
            return ui.theme().choices().high_contrast ? colours_of(ui, Mood::attention) : gone;
        case StatusLook::expected:
            break;
    }
    return colours_of(ui, Mood::neutral);
}

TextStyle part_style(const Theme& theme, float drawn_size, Weight weight) {
    TextStyle style = body_style(theme, drawn_size, weight);
    style.line_height = 1.2f;
    style.most_lines = 1;
    style.smallest = style.size * 0.6f;
    return style;
}

Rect draw_pill(Ui& ui, std::string_view id, const std::string& words, PartColours colours, float right,
               float middle_y, float drawn_size) {
    const Theme& theme = ui.theme();
    const TextStyle style = part_style(theme, drawn_size, Weight::semibold);
    const TextBlock block = ui.words().measure(words, style, theme.px(420));
    const float side = theme.px(drawn_size * 0.8f), height = std::round(style.size * 1.75f);
    const float width = std::ceil(block.logical.w) + 2 * side + 2;
    const Rect box{std::round(right - width), std::round(middle_y - height / 2), width, height};
    ui.fill(box, colours.ground, height / 2);
    if (theme.choices().high_contrast)
        ui.outline(box, ui.palette().edge, std::max(2.f, theme.px(3)), height / 2);
    const Rect inner{box.x + side, box.y + (height - block.logical.h) / 2, width - 2 * side, block.logical.h};
    if (id.empty())
        ui.silent_text(words, style, inner, colours.ink);
    else
        ui.text(id, "status", words, style, inner, colours.ink);
    return box;
}

bool draw_news_strip(Ui& ui, std::string_view id, const std::string& words, const std::string& answer,
                     const Rect& box, PartColours colours) {
    const Theme& theme = ui.theme();
    const bool is_pressed = ui.area_button(id, without_marks(words) + ". " + answer, box);
    ui.fill(box.inset(theme.px(3), theme.px(3)), colours.ground, theme.px(16));
    const float side = theme.px(24);
    TextStyle style = part_style(theme, 27, Weight::semibold);
    style.line_height = 1.1f;
    style.most_lines =
        std::max(2, static_cast<int>((box.h - theme.px(12)) / (style.size * style.line_height)));
    TextStyle right = part_style(theme, 27, Weight::semibold);
    right.align = TextAlign::end;
    const float answer_width = ui.words().measure(answer, right, box.w).logical.w + theme.px(8);
    const float width = box.w - 2 * side - answer_width - theme.px(16);
    const float height = ui.words().measure(words, style, width).logical.h;
    ui.silent_text(words, style, {box.x + side, box.y + (box.h - height) / 2, width, height}, colours.ink);
    const float line = ui.words().measure(answer, right, answer_width).logical.h;
    ui.silent_text(answer, right,
                   {box.right() - side - answer_width, box.y + (box.h - line) / 2, answer_width, line},
                   colours.ink);
    return is_pressed;
}

void draw_title_strip(Ui& ui, std::string_view id, const std::string& words, const Rect& box,
                      PartColours colours) {
    const Theme& theme = ui.theme();
    ui.fill(box, colours.ground, theme.px(16));
    TextStyle style = part_style(theme, 27, Weight::semibold);
    style.line_height = 1.1f;
    style.most_lines = 2;
    const Rect inner = box.inset(theme.px(24), 0);
    const float height = ui.words().measure(words, style, inner.w).logical.h;
    ui.text(id, "heading", words, style, {inner.x, box.y + (box.h - height) / 2, inner.w, height},
            colours.ink);
}

std::string with_key(const std::string& words, const char* key) {
    return words + "  " + key;
}

bool key_button(Ui& ui, Button button, const Rect& box, UiKey key) {
    const bool has_key = key != UiKey::none && ui.input().key == key;
    return ui.button(button, box) || has_key;
}

}  // namespace lanyard
