// Touch widgets: drawing through Dear ImGui's draw list, recording for the accessibility tree.
#include "ui/ui.h"

#include <algorithm>
#include <cmath>

#include "ui/paint.h"

namespace lanyard {
namespace {

ImVec2 corner(const Rect& box) {
    return {box.x, box.y};
}
ImVec2 far_corner(const Rect& box) {
    return {box.right(), box.bottom()};
}

// The words without marks and line breaks.
std::string spoken(std::string_view words, bool has_marks) {
    std::string said = has_marks ? without_marks(words) : std::string(words);
    std::replace(said.begin(), said.end(), '\n', ' ');
    return said;
}

}  // namespace

Ui::Ui(Text& text, MaskCache& masks) : text_(text), masks_(masks) {}

void Ui::begin(const UiInput& input, const Theme& theme, ImDrawList& list) {
    input_ = input;
    theme_ = &theme;
    list_ = &list;
    now_ = {};
    focusable_.clear();
    if (input.pressed) focus_.clear();
}

void Ui::screen(std::string_view screen, std::string_view state, Mood mood) {
    now_.screen = screen;
    now_.state = state;
    palette_ = theme_->palette(mood);
    if (last_screen_ != screen || last_state_ != state) {
        focus_.clear();
        held_.clear();
        last_screen_ = screen;
        last_state_ = state;
    }
    fill(window(), palette_.paper);
}

const UiScreen& Ui::end() {
    move_focus();
    if (input_.released) held_.clear();
    return now_;
}

void Ui::move_focus() {
    const auto at = std::find(focusable_.begin(), focusable_.end(), focus_);
    if (at == focusable_.end()) focus_.clear();
    if (focusable_.empty() || (input_.key != UiKey::next && input_.key != UiKey::previous)) return;
    const auto count = static_cast<int>(focusable_.size());
    int index = at == focusable_.end() ? -1 : static_cast<int>(at - focusable_.begin());
    if (input_.key == UiKey::next) index = (index + 1) % count;
    if (input_.key == UiKey::previous) index = index <= 0 ? count - 1 : index - 1;
    focus_ = focusable_[static_cast<std::size_t>(index)];
}

Rect Ui::window() const {
    return {0, 0, static_cast<float>(theme_->width()), static_cast<float>(theme_->height())};
}

Widget& Ui::record(std::string_view id, std::string_view role, std::string_view label, const Rect& box) {
    Widget widget;
    widget.id = id;
    widget.role = role;
    widget.label = label;
    widget.rect = box;
    now_.widgets.push_back(std::move(widget));
    return now_.widgets.back();
}

Rect Ui::silent_text(std::string_view words, const TextStyle& style, const Rect& box, Colour colour) {
    const TextBlock block = text_.draw(*list_, words, style, {box.x, box.y}, box.w, colour);
    return {box.x, box.y, box.w, block.logical.h};
}

Rect Ui::text(std::string_view id, std::string_view role, std::string_view words, const TextStyle& style,
              const Rect& box, Colour colour, std::string_view value) {
    if (words.empty()) return {box.x, box.y, box.w, 0};
    const Rect place = silent_text(words, style, box, colour);
    const TextBlock block = text_.measure(words, style, box.w);
    Rect said = block.logical;
    said.x += std::round(box.x);
    said.y += std::round(box.y);
    Widget& widget = record(id, role, spoken(words, style.marks), said);
    widget.value = value;
    widget.cut = block.cut;
    return place;
}

bool Ui::button(const Button& spec, const Rect& box) {
    const std::string id(spec.id);
    focusable_.push_back(id);
    if (input_.pressed && box.contains(input_.pointer)) held_ = id;
    const bool touched = input_.released && held_ == id && box.contains(input_.pointer);
    const bool typed = input_.key == UiKey::activate && focus_ == id;
    const bool held = held_ == id && !input_.released;
    const bool filled = spec.look == ButtonLook::primary || spec.on.value_or(false);
    const float rounding = std::min(theme_->px(32), box.h * 0.24f);

    Colour ink = filled ? palette_.on_header : palette_.ink;
    if (filled) fill(box, palette_.header, rounding);
    if (!filled && spec.look == ButtonLook::secondary) {
        fill(box, palette_.card, rounding);
        outline(box, palette_.edge, std::max(2.f, theme_->px(3)), rounding);
    }
    if (held) fill(box, palette_.ink, rounding, 0.14f);

    TextStyle style = spec.style;
    style.most_lines = style.most_lines ? style.most_lines : 2;
    style.smallest = style.smallest > 0 ? style.smallest : style.size * 0.6f;
    const float side = spec.look == ButtonLook::link ? 0 : theme_->px(24);
    const TextBlock block = text_.measure(spec.label, style, box.w - 2 * side);
    text_.draw(*list_, spec.label, style, {box.x + side, box.y + (box.h - block.logical.h) / 2},
               box.w - 2 * side, ink);
    if (focus_ == id) {
        const float gap = theme_->px(6), thick = std::max(3.f, theme_->px(6));
        outline(box.inset(-gap, -gap), palette_.ink, thick, rounding + gap);
    }

    Widget& widget = record(id,
                            spec.on                         ? "switch"
                            : spec.look == ButtonLook::link ? "link"
                                                            : "button",
                            spec.label, box);
    widget.focused = focus_ == id;
    widget.checked = spec.on;
    widget.cut = block.cut || block.logical.h > box.h;
    return touched || typed;
}

void Ui::icon(std::string_view id, std::string_view label, Icon icon, const Rect& box, IconColours colours) {
    draw_icon(masks_, *list_, icon, box, colours);
    if (!id.empty()) record(id, "img", label, box);
}

void Ui::picture(std::string_view id, std::string_view label, TextureId texture, const Rect& box,
                 float rounding, Point from, Point to) {
    if (texture)
        list_->AddImageRounded(imgui_texture(texture), corner(box), far_corner(box), {from.x, from.y},
                               {to.x, to.y}, IM_COL32_WHITE, rounding);
    if (!id.empty()) record(id, "img", label, box);
}

void Ui::card(std::string_view id, std::string_view label, const Rect& box, std::string_view value) {
    const float rounding = theme_->px(36);
    fill(box, palette_.card, rounding);
    if (theme_->choices().high_contrast) outline(box, palette_.edge, std::max(2.f, theme_->px(3)), rounding);
    if (!id.empty()) record(id, "group", label, box).value = value;
}

void Ui::fill(const Rect& box, Colour colour, float rounding, float alpha) {
    list_->AddRectFilled(corner(box), far_corner(box), imgui_colour(colour, alpha), rounding);
}

void Ui::outline(const Rect& box, Colour colour, float thickness, float rounding) {
    const Rect line = box.inset(thickness / 2, thickness / 2);
    list_->AddRect(corner(line), far_corner(line), imgui_colour(colour), rounding - thickness / 2, 0,
                   thickness);
}

void Ui::shadow(const Rect& box, float rounding, float reach) {
    constexpr int layers = 14;
    for (int layer = layers; layer > 0; --layer) {
        const float grow = reach * (static_cast<float>(layer) / layers - 0.45f);
        Rect halo = box.inset(-grow, -grow);
        halo.y += reach * 0.3f;
        fill(halo, 0x000000, std::max(1.f, rounding + grow), 0.009f);
    }
}

void Ui::mask(const Mask& mask, Point at, Colour colour) {
    const float x = std::round(at.x), y = std::round(at.y);
    list_->AddImage(imgui_texture(mask.texture), {x, y},
                    {x + static_cast<float>(mask.width), y + static_cast<float>(mask.height)}, {0, 0}, {1, 1},
                    imgui_colour(colour));
}

}  // namespace lanyard
