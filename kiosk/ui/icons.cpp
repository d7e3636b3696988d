// The icons: each is one or two shapes on a square of 100 units (phone and card have other shapes), tinted
// apart.
#include "ui/icons.h"

#include <cairo.h>
#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "ui/paint.h"

namespace lanyard {
namespace {

constexpr double turn = 2 * std::numbers::pi;

void stroke(cairo_t* c, double thickness) {
    cairo_set_line_width(c, thickness);
    cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(c);
}

void tick(cairo_t* c) {
    cairo_move_to(c, 27, 53);
    cairo_line_to(c, 43, 69);
    cairo_line_to(c, 74, 34);
    stroke(c, 9);
}

void disc(cairo_t* c) {
    cairo_arc(c, 50, 50, 50, 0, turn);
    cairo_fill(c);
}

void ring(cairo_t* c) {
    cairo_arc(c, 50, 50, 47.5, 0, turn);
    stroke(c, 5);
}

void ring_with_tick(cairo_t* c) {
    ring(c);
    tick(c);
}

void inner_disc(cairo_t* c) {
    cairo_arc(c, 50, 50, 47, 0, turn);
    cairo_fill(c);
}

void ring_with_hands(cairo_t* c) {
    ring(c);
    cairo_move_to(c, 50, 24);
    cairo_line_to(c, 50, 52);
    cairo_line_to(c, 68, 62);
    stroke(c, 8);
}

void card(cairo_t* c) {
    round_box(c, 0, 0, 140, 100, 20);
    cairo_fill(c);
}

void card_lines(cairo_t* c) {
    cairo_move_to(c, 23, 40);
    cairo_line_to(c, 117, 40);
    cairo_move_to(c, 23, 63);
    cairo_line_to(c, 84, 63);
    stroke(c, 11);
}

void door_with_arrow(cairo_t* c) {
    cairo_move_to(c, 46, 12);
    cairo_line_to(c, 14, 12);
    cairo_line_to(c, 14, 88);
    cairo_line_to(c, 46, 88);
    stroke(c, 8);
    cairo_move_to(c, 40, 50);
    cairo_line_to(c, 92, 50);
    cairo_move_to(c, 72, 30);
    cairo_line_to(c, 92, 50);
    cairo_line_to(c, 72, 70);
    stroke(c, 8);
}

void brackets(cairo_t* c) {
    for (int quarter = 0; quarter < 4; ++quarter) {
        cairo_save(c);
        cairo_translate(c, 50, 50);
        cairo_rotate(c, quarter * turn / 4);
        cairo_move_to(c, -46, -20);
        cairo_line_to(c, -46, -34);
        cairo_arc(c, -34, -34, 12, turn / 2, turn * 3 / 4);
        cairo_line_to(c, -20, -46);
        cairo_restore(c);
        stroke(c, 7);
    }
}

// The three finder squares of a symbol and some of its modules, on 0 to 7 units a side.
void symbol(cairo_t* c, double x, double y, double side) {
    const double unit = side / 7;
    const double squares[][4] = {{0, 0, 2, 2}, {5, 0, 2, 2}, {0, 5, 2, 2}, {3, 0, 1, 1}, {3, 2, 1, 2},
                                 {5, 3, 2, 1}, {3, 5, 1, 2}, {5, 5, 1, 1}, {6, 6, 1, 1}, {0, 3, 2, 1}};
    for (const auto& square : squares)
        cairo_rectangle(c, x + square[0] * unit, y + square[1] * unit, square[2] * unit, square[3] * unit);
    cairo_fill(c);
}

void brackets_with_symbol(cairo_t* c) {
    brackets(c);
    symbol(c, 27, 27, 46);
}

void spanner(cairo_t* c) {
    cairo_translate(c, 50, 50);
    cairo_rotate(c, turn / 8);
    cairo_arc(c, 0, -30, 20, -turn / 4 + 0.55, turn * 3 / 4 - 0.55);
    stroke(c, 13);
    cairo_move_to(c, 0, -6);
    cairo_line_to(c, 0, 46);
    stroke(c, 17);
}

void arrow_left(cairo_t* c) {
    cairo_move_to(c, 94, 50);
    cairo_line_to(c, 6, 50);
    cairo_move_to(c, 42, 16);
    cairo_line_to(c, 6, 50);
    cairo_line_to(c, 42, 84);
    stroke(c, 12);
}

void arrow_right(cairo_t* c) {
    cairo_translate(c, 100, 0);
    cairo_scale(c, -1, 1);
    arrow_left(c);
}

void sign(cairo_t* c) {
    cairo_move_to(c, 50, 60);
    cairo_line_to(c, 50, 95);
    stroke(c, 10);
    round_box(c, 4, 8, 92, 52, 10);
    cairo_fill(c);
}

void sign_lines(cairo_t* c) {
    cairo_move_to(c, 22, 27);
    cairo_line_to(c, 78, 27);
    cairo_move_to(c, 22, 42);
    cairo_line_to(c, 58, 42);
    stroke(c, 6);
}

void tilt_phone(cairo_t* c) {
    cairo_translate(c, 38, 50);
    cairo_rotate(c, -0.122);
    cairo_translate(c, -32.5, -45);
}

void phone_body(cairo_t* c) {
    tilt_phone(c);
    round_box(c, 0, 0, 65, 90, 8);
    round_box(c, 5, 8, 55, 71, 3.5);
    cairo_set_fill_rule(c, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(c);
    symbol(c, 13, 20, 39);
}

void phone_glass(cairo_t* c) {
    tilt_phone(c);
    round_box(c, 4.5, 7.5, 56, 72, 4);
    cairo_fill(c);
}

void person(cairo_t* c) {
    cairo_arc(c, 50, 27, 21, 0, turn);
    cairo_fill(c);
    cairo_move_to(c, 8, 96);
    cairo_curve_to(c, 8, 66, 28, 56, 50, 56);
    cairo_curve_to(c, 72, 56, 92, 66, 92, 96);
    cairo_close_path(c);
    cairo_fill(c);
}

void capital_arrow(cairo_t* c) {
    cairo_move_to(c, 50, 8);
    cairo_line_to(c, 92, 52);
    cairo_line_to(c, 68, 52);
    cairo_line_to(c, 68, 90);
    cairo_line_to(c, 32, 90);
    cairo_line_to(c, 32, 52);
    cairo_line_to(c, 8, 52);
    cairo_close_path(c);
    stroke(c, 8);
}

void erase_key(cairo_t* c) {
    cairo_move_to(c, 6, 50);
    cairo_line_to(c, 34, 18);
    cairo_line_to(c, 96, 18);
    cairo_line_to(c, 96, 82);
    cairo_line_to(c, 34, 82);
    cairo_close_path(c);
    stroke(c, 8);
    cairo_move_to(c, 50, 38);
    cairo_line_to(c, 76, 62);
    cairo_move_to(c, 76, 38);
    cairo_line_to(c, 50, 62);
    stroke(c, 8);
}

// `inside` first, `figure` over it, or the other way round where the figure is a full surface.
struct Drawing {
    void (*below)(cairo_t*);
    void (*above)(cairo_t*);
    bool figure_below;
};

Drawing drawing_of(Icon icon) {
    switch (icon) {
        case Icon::check_disc:
            return {disc, tick, true};
        case Icon::check_ring:
            return {inner_disc, ring_with_tick, false};
        case Icon::leave:
            return {nullptr, door_with_arrow, false};
        case Icon::desk_card:
            return {card, card_lines, true};
        case Icon::clock:
            return {inner_disc, ring_with_hands, false};
        case Icon::hold_code:
            return {nullptr, brackets_with_symbol, false};
        case Icon::spanner:
            return {nullptr, spanner, false};
        case Icon::arrow_left:
            return {nullptr, arrow_left, false};
        case Icon::arrow_right:
            return {nullptr, arrow_right, false};
        case Icon::desk_sign:
            return {sign, sign_lines, true};
        case Icon::phone:
            return {phone_glass, phone_body, false};
        case Icon::person:
            return {nullptr, person, false};
        case Icon::capital:
            return {nullptr, capital_arrow, false};
        case Icon::erase:
            return {nullptr, erase_key, false};
    }
    return {nullptr, disc, false};
}

void draw_layer(MaskCache& masks, ImDrawList& list, const std::string& key, void (*paint)(cairo_t*),
                const Rect& box, Colour colour) {
    if (!paint) return;
    const Mask mask = masks.get(key, static_cast<int>(box.w), static_cast<int>(box.h), [&](cairo_t* cairo) {
        cairo_scale(cairo, box.h / 100, box.h / 100);
        paint(cairo);
    });
    const float x = std::round(box.x), y = std::round(box.y);
    list.AddImage(imgui_texture(mask.texture), {x, y},
                  {x + static_cast<float>(mask.width), y + static_cast<float>(mask.height)}, {0, 0}, {1, 1},
                  imgui_colour(colour));
}

}  // namespace

float icon_shape(Icon icon) {
    if (icon == Icon::desk_card) return 1.4f;
    return icon == Icon::phone ? 0.76f : 1.f;
}

void draw_icon(MaskCache& masks, ImDrawList& list, Icon icon, const Rect& box, IconColours colours) {
    const Rect place = centred(box, std::round(box.h * icon_shape(icon)), std::round(box.h));
    const Drawing drawing = drawing_of(icon);
    const std::string key = fmt::format("icon|{}|{}|", static_cast<int>(icon), place.h);
    draw_layer(masks, list, key + "below", drawing.below, place,
               drawing.figure_below ? colours.figure : colours.inside);
    draw_layer(masks, list, key + "above", drawing.above, place,
               drawing.figure_below ? colours.inside : colours.figure);
}

}  // namespace lanyard
