// The field's box, the line in it scrolled so that the caret shows, and the keys that change it.
#include "ui/text_field.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace lanyard {
namespace {

// Room at the right end so that the caret does not lie on the edge, in widths of the letters' size.
constexpr float room_for_caret_em = 0.15f;

TextStyle line_style(const Theme& theme, float drawn_size, float height) {
    TextStyle style;
    style.size = std::min(theme.text(drawn_size), height * 0.6f);
    style.weight = Weight::medium;
    style.line_height = 1.2f;
    style.one_line = true;
    return style;
}

void take_key(const UiInput& input, EditLine& line) {
    switch (input.key) {
        case UiKey::left:
            return line.move_back(input.shift);
        case UiKey::right:
            return line.move_ahead(input.shift);
        case UiKey::home:
            return line.move_to(0, input.shift);
        case UiKey::end:
            return line.move_to(line.text().size(), input.shift);
        case UiKey::erase_back:
            return line.erase_back();
        case UiKey::erase_ahead:
            return line.erase_ahead();
        case UiKey::select_all:
            return line.select_all();
        default:
            break;
    }
}

// The line as it is shown: with what an input method composes at the caret.
struct ShownLine {
    std::string words;
    std::size_t caret, composed_from, composed_to;
};

ShownLine shown_line(const EditLine& line, const std::string& composing) {
    ShownLine shown{line.text(), line.caret(), line.caret(), line.caret()};
    shown.words.insert(line.caret(), composing);
    shown.caret += composing.size();
    shown.composed_to = shown.caret;
    return shown;
}

}  // namespace

float text_field_height(const Ui& ui, float squeeze) {
    const Theme& theme = ui.theme();
    const float drawn = std::max(theme.px(138), theme.text(54) * 1.9f);
    // What is written grows with everything else, however little room there is.
    return std::max({theme.touch(0), std::round(drawn * squeeze), std::round(theme.text(54) * 1.4f)});
}

bool draw_text_field(Ui& ui, const TextField& field, EditLine& line, const Rect& box) {
    const Theme& theme = ui.theme();
    const Palette& palette = ui.palette();
    const UiInput& input = ui.input();
    ui.add_stop(field.id, box, StopKind::text, field.first);
    const bool is_written = ui.is_written(field.id);
    if (is_written) {
        take_key(input, line);
        if (!input.text.empty()) line.insert(input.text);
    }

    const float rounding = theme.px(30), pad = theme.px(44);
    ui.fill(box, palette.card, rounding);
    ui.outline(box, is_written ? palette.header : palette.edge, theme.px(is_written ? 6 : 3), rounding);

    const TextStyle style = line_style(theme, field.drawn_size, box.h);
    const ShownLine shown = shown_line(line, is_written ? input.composing : "");
    const Rect inner = box.inset(pad, theme.px(6));
    const float line_height = style.size * style.line_height;
    const float y = std::round(box.y + (box.h - line_height) / 2);
    const float caret = ui.words().place_of(shown.words, style, shown.caret);
    const float most = inner.w - style.size * room_for_caret_em;
    const float x = std::round(inner.x - std::max(0.f, caret - most));

    if (is_written && input.pressed && box.contains(input.pointer))
        line.move_to(ui.words().letter_at(shown.words, style, input.pointer.x - x), false);

    ui.list().PushClipRect({inner.x - 2, box.y}, {inner.right() + 2, box.bottom()}, true);
    const auto mark = [&](std::size_t from, std::size_t to, float top, float height, Colour colour) {
        const float a = ui.words().place_of(shown.words, style, from);
        const float b = ui.words().place_of(shown.words, style, to);
        ui.fill({x + std::min(a, b), top, std::abs(b - a), height}, colour);
    };
    if (is_written && line.has_selection())
        mark(line.selection_begin(), line.selection_end(), y, line_height, palette.tint);
    ui.words().draw(ui.list(), shown.words, style, {x, y}, 0, palette.ink);
    if (shown.composed_from < shown.composed_to)
        mark(shown.composed_from, shown.composed_to, y + line_height - theme.px(4), theme.px(4), palette.ink);
    if (is_written)
        ui.fill({x + caret, y + line_height * 0.04f, std::max(2.f, theme.px(5)), line_height * 0.92f},
                palette.header);
    ui.list().PopClipRect();
    if (ui.has_focus(field.id)) ui.draw_focus(box, rounding);

    Widget& widget = ui.record(field.id, "textbox", field.label, box);
    widget.value = line.text();
    widget.focused = is_written;
    return is_written && input.key == UiKey::activate;
}

}  // namespace lanyard
