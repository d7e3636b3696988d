// Touch widgets: drawing through Dear ImGui's draw list, recording for the accessibility tree.
#include "ui/ui.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/paint.h"

namespace lanyard {
namespace {

constexpr float least_label = 0.3f;  // of its size, where a screen gave it too little room

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
    stops_.clear();
    grounds_.clear();
    if (input.pressed) focus_.clear();
    shows_hold_ = false;
}

void Ui::screen(std::string_view screen, std::string_view state, Mood mood, TouchLasts lasts) {
    now_.screen = screen;
    now_.state = state;
    palette_ = theme_->palette(mood);
    const bool is_another = last_screen_ != screen;
    if (is_another || last_state_ != state) {
        focus_.clear();
        page_ = 0;
        if (is_another) written_.clear();
        const bool is_read_off = held_lasts_ == TouchLasts::state && lasts == TouchLasts::state;
        if (is_another || is_read_off) held_.clear();
        last_screen_ = screen;
        last_state_ = state;
    }
    now_.ground = palette_.paper;
}

const UiScreen& Ui::end() {
    move_focus();
    if (!written_next_.empty()) {
        written_ = std::exchange(written_next_, {});
        focus_.clear();
    }
    if (input_.released) held_.clear();
    return now_;
}

void Ui::add_stop(std::string_view id, const Rect& box, StopKind kind, bool first) {
    stops_.push_back({std::string(id), box, kind});
    if (kind != StopKind::text) return;
    if ((first && written_.empty()) || (input_.pressed && box.contains(input_.pointer))) written_ = id;
}

const Ui::Stop* Ui::focused_stop() const {
    const std::string& id = focus_.empty() ? written_ : focus_;
    const auto at =
        std::find_if(stops_.begin(), stops_.end(), [&](const Stop& stop) { return stop.id == id; });
    return at == stops_.end() ? nullptr : &*at;
}

void Ui::focus_on(const Stop& stop) {
    focus_ = stop.id;
    if (stop.kind == StopKind::text) written_ = stop.id;
}

void Ui::move_focus() {
    const auto is_here = [&](const std::string& id) {
        return std::any_of(stops_.begin(), stops_.end(), [&](const Stop& stop) { return stop.id == id; });
    };
    if (!is_here(focus_)) focus_.clear();
    if (!is_here(written_)) written_.clear();
    const Stop* at = focused_stop();
    const bool writes = at && at->kind == StopKind::text;
    switch (input_.key) {
        case UiKey::next:
            return move_along(1);
        case UiKey::previous:
            return move_along(-1);
        case UiKey::left:
            return writes ? void() : move_towards({-1, 0});
        case UiKey::right:
            return writes ? void() : move_towards({1, 0});
        case UiKey::up:
            return move_towards({0, -1});
        case UiKey::down:
            return move_towards({0, 1});
        default:
            break;
    }
}

// To the next or previous stop in reading order, round the end.
void Ui::move_along(int step) {
    const auto count = static_cast<int>(stops_.size());
    const Stop* at = focused_stop();
    int index = at ? static_cast<int>(at - stops_.data()) : step > 0 ? -1 : 0;
    for (int tries = 0; tries < count; ++tries) {
        index = (index + step + count) % count;
        const Stop& stop = stops_[static_cast<std::size_t>(index)];
        if (stop.kind != StopKind::key) return focus_on(stop);
    }
}

// To the nearest stop on that side; what lies straight ahead is nearer than what lies aslant. Where nothing
// does, along the reading order, so that one pair of arrows is enough to reach everything.
void Ui::move_towards(Point direction) {
    const Stop* at = focused_stop();
    if (!at) return move_along(direction.x + direction.y > 0 ? 1 : -1);
    const Point from = at->box.middle();
    const Stop* nearest = nullptr;
    float nearest_way = 0;
    for (const Stop& stop : stops_) {
        const Point to = stop.box.middle();
        const float ahead = (to.x - from.x) * direction.x + (to.y - from.y) * direction.y;
        const bool across = direction.x != 0;
        const float gap = across
                              ? std::max({0.f, stop.box.y - at->box.bottom(), at->box.y - stop.box.bottom()})
                              : std::max({0.f, stop.box.x - at->box.right(), at->box.x - stop.box.right()});
        const float aside = across ? std::abs(to.y - from.y) : std::abs(to.x - from.x);
        if (&stop == at || ahead < 1 || (across && gap > 0)) continue;
        const float way = ahead + 4 * gap + 0.2f * aside;
        if (!nearest || way < nearest_way) nearest = &stop, nearest_way = way;
    }
    if (nearest) return focus_on(*nearest);
    move_along(direction.x + direction.y > 0 ? 1 : -1);
}

void Ui::draw_focus(const Rect& box, float rounding) {
    // Ink outside, paper between: seen on every ground, for the ring touches only the page.
    const float gap = theme_->px(6), thick = std::max(3.f, theme_->px(6));
    outline(box.inset(-gap, -gap), palette_.ink, thick, rounding + gap);
}

bool Ui::pressed(std::string_view id, const Rect& box, TouchLasts lasts) {
    const bool is_over = box.contains(input_.pointer);
    if (input_.pressed && is_over) {
        held_ = id;
        held_lasts_ = lasts;
        held_since_ = input_.now;
    }
    const bool touched = input_.released && held_ == id && is_over;
    const bool typed = (input_.key == UiKey::activate || input_.key == UiKey::space) && focus_ == id;
    return touched || typed;
}

bool Ui::is_held_long(std::string_view id) {
    if (!is_held(id) || input_.now - held_since_ < holds_after) return false;
    held_.clear();
    return true;
}

float Ui::held_share(std::string_view id, const Rect& box, Milliseconds whole) {
    if (!is_held(id)) return 0;
    const bool is_over = input_.now - held_since_ >= whole;
    shows_hold_ = !is_over && box.contains(input_.pointer);
    if (!shows_hold_) held_.clear();
    if (!shows_hold_ && !is_over) return 0;
    return std::min(
        1.f, static_cast<float>((input_.now - held_since_).count()) / static_cast<float>(whole.count()));
}

std::optional<Milliseconds> Ui::hold_due() const {
    constexpr Milliseconds next_picture{40};
    if (shows_hold_ && !held_.empty()) return input_.now + next_picture;
    const Milliseconds due = held_since_ + holds_after;
    return held_.empty() || input_.now >= due ? std::nullopt : std::optional(due);
}

bool Ui::has_missed() const {
    return input_.pressed && std::none_of(stops_.begin(), stops_.end(), [&](const Stop& stop) {
               return stop.box.contains(input_.pointer);
           });
}

int Ui::page(std::string_view about) {
    if (paged_ != about) page_ = 0;
    paged_ = about;
    return page_;
}

Rect Ui::window() const {
    return theme_->area();
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

TextBlock Ui::draw_words(std::string_view words, const TextStyle& style, const Rect& box, Colour colour) {
    const TextBlock block = text_.draw(*list_, words, style, {box.x, box.y}, box.w, colour);
    Rect lines = block.logical;
    lines.x += std::round(box.x);
    lines.y += std::round(box.y);
    Rect ink = block.ink;
    ink.x += std::round(box.x);
    ink.y += std::round(box.y);
    now_.texts.push_back(
        {std::string(words), lines, ink, block.size, block.cut, false, colour, ground_at(lines.middle())});
    return block;
}

Rect Ui::silent_text(std::string_view words, const TextStyle& style, const Rect& box, Colour colour) {
    const TextBlock block = draw_words(words, style, box, colour);
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
    add_stop(id, box, StopKind::control);
    const bool was_pressed = pressed(id, box);
    const bool held = is_held(id);
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
    const float side = label_margin(spec.look);
    const float most_height = box.h - theme_->px(8), least = style.size * least_label;
    style.most_lines = 0;  // as many as the height has room for
    style.smallest = 0;
    TextBlock block = text_.measure(spec.label, style, box.w - 2 * side);
    while ((block.logical.h > most_height || block.cut) && style.size > least) {
        style.size *= 0.97f;
        block = text_.measure(spec.label, style, box.w - 2 * side);
    }
    draw_words(spec.label, style, {box.x + side, box.y + (box.h - block.logical.h) / 2, box.w - 2 * side, 0},
               ink);
    if (focus_ == id) draw_focus(box, rounding);

    Widget& widget = record(id,
                            spec.on                         ? "switch"
                            : spec.look == ButtonLook::link ? "link"
                                                            : "button",
                            spec.label, box);
    widget.focused = focus_ == id;
    widget.checked = spec.on;
    widget.value = spec.value;
    widget.cut = block.cut || block.logical.h > box.h;
    return was_pressed;
}

float Ui::label_margin(ButtonLook look) const {
    return look == ButtonLook::link ? 0 : theme_->px(20);
}

bool Ui::area_button(std::string_view id, std::string_view label, const Rect& box) {
    add_stop(id, box, StopKind::control);
    const bool was_pressed = pressed(id, box);
    const float rounding = std::min(theme_->px(32), box.h * 0.24f);
    fill(box, palette_.card, rounding);
    outline(box, palette_.edge, std::max(2.f, theme_->px(3)), rounding);
    if (is_held(id)) fill(box, palette_.ink, rounding, 0.14f);
    if (has_focus(id)) draw_focus(box, rounding);
    record(id, "button", label, box).focused = has_focus(id);
    return was_pressed;
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
    if (alpha < 1) return;
    grounds_.emplace_back(box, colour);
    for (DrawnText& text : now_.texts)
        if (text.ink.inset(1, 1).overlaps(box)) text.covered = true;
}

Colour Ui::ground_at(Point place) const {
    const auto ground = std::find_if(grounds_.rbegin(), grounds_.rend(),
                                     [&](const auto& surface) { return surface.first.contains(place); });
    return ground == grounds_.rend() ? palette_.paper : ground->second;
}

void Ui::outline(const Rect& box, Colour colour, float thickness, float rounding) {
    const Rect line = box.inset(thickness / 2, thickness / 2);
    list_->AddRect(corner(line), far_corner(line), imgui_colour(colour), rounding - thickness / 2, 0,
                   thickness);
}

// Rings around the box, the darker the nearer, where a stack of halos would cover the box's own surface a
// dozen times over: that is most of a picture's time where no graphics card draws it.
void Ui::shadow(const Rect& box, float rounding, float reach) {
    constexpr int rings = 14;
    constexpr float sinks = 0.3f, tucked = 0.45f;  // shares of the reach: downwards, and in under the box
    constexpr float halo = 0.009f;                 // the darkness of one halo
    const float thickness = reach / rings;
    float light = 1;
    for (int ring = rings; ring > 0; --ring) {
        light *= 1 - halo;
        const float grow = reach * (static_cast<float>(ring) / rings - tucked);
        if (grow + reach * sinks <= 0) return;  // the box hides all of it
        Rect line = box.inset(-grow + thickness / 2, -grow + thickness / 2);
        line.y += reach * sinks;
        list_->AddRect(corner(line), far_corner(line), imgui_colour(0x000000, 1 - light),
                       std::max(1.f, rounding + grow - thickness / 2), 0, thickness);
    }
}

void Ui::mask(const Mask& mask, Point at, Colour colour) {
    const float x = std::round(at.x), y = std::round(at.y);
    list_->AddImage(imgui_texture(mask.texture), {x, y},
                    {x + static_cast<float>(mask.width), y + static_cast<float>(mask.height)}, {0, 0}, {1, 1},
                    imgui_colour(colour));
}

}  // namespace lanyard
