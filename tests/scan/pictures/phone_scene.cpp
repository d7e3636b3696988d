// The foyer is drawn small, enlarged and blurred as by a lens; the phone is drawn at its full size.
#include "tests/scan/pictures/phone_scene.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <sstream>
#include <vector>

namespace lanyard {
namespace {

constexpr double pi = std::numbers::pi;

using Pattern = std::unique_ptr<cairo_pattern_t, decltype(&cairo_pattern_destroy)>;

void rounded_rectangle(cairo_t* cairo, double x, double y, double width, double height, double radius) {
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -pi / 2, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, pi / 2);
    cairo_arc(cairo, x + radius, y + height - radius, radius, pi / 2, pi);
    cairo_arc(cairo, x + radius, y + radius, radius, pi, 3 * pi / 2);
    cairo_close_path(cairo);
}

void draw_soft_light(cairo_t* cairo, double x, double y, double radius, double warmth, double strength) {
    const Pattern glow(cairo_pattern_create_radial(x, y, 0, x, y, radius), &cairo_pattern_destroy);
    cairo_pattern_add_color_stop_rgba(glow.get(), 0, 1, 0.9 + 0.08 * warmth, 0.7 + 0.3 * warmth, strength);
    cairo_pattern_add_color_stop_rgba(glow.get(), 1, 1, 0.9, 0.75, 0);
    cairo_set_source(cairo, glow.get());
    cairo_arc(cairo, x, y, radius, 0, 2 * pi);
    cairo_fill(cairo);
}

// Walls, floor, doors and lamps of a town hall, 160 wide and 90 high.
void draw_small_foyer(cairo_t* cairo) {
    const Pattern wall(cairo_pattern_create_linear(0, 0, 0, 62), &cairo_pattern_destroy);
    cairo_pattern_add_color_stop_rgb(wall.get(), 0, 0.30, 0.28, 0.27);
    cairo_pattern_add_color_stop_rgb(wall.get(), 1, 0.56, 0.51, 0.46);
    cairo_set_source(cairo, wall.get());
    cairo_rectangle(cairo, 0, 0, 160, 62);
    cairo_fill(cairo);
    const Pattern floor(cairo_pattern_create_linear(0, 62, 0, 90), &cairo_pattern_destroy);
    cairo_pattern_add_color_stop_rgb(floor.get(), 0, 0.47, 0.40, 0.34);
    cairo_pattern_add_color_stop_rgb(floor.get(), 1, 0.25, 0.21, 0.19);
    cairo_set_source(cairo, floor.get());
    cairo_rectangle(cairo, 0, 62, 160, 28);
    cairo_fill(cairo);

    cairo_set_source_rgb(cairo, 0.80, 0.84, 0.86);  // daylight in the doors
    cairo_rectangle(cairo, 104, 22, 16, 40);
    cairo_rectangle(cairo, 122, 22, 16, 40);
    cairo_fill(cairo);
    for (const double x : {8.0, 46.0, 88.0, 148.0}) {  // columns
        cairo_set_source_rgb(cairo, 0.63, 0.59, 0.54);
        cairo_rectangle(cairo, x, 4, 7, 60);
        cairo_fill(cairo);
        cairo_set_source_rgb(cairo, 0.43, 0.39, 0.36);
        cairo_rectangle(cairo, x + 5, 4, 3, 60);
        cairo_fill(cairo);
    }
    cairo_set_source_rgb(cairo, 0.29, 0.33, 0.38);  // people further back
    for (const double x : {28.0, 69.0, 76.0}) {
        cairo_arc(cairo, x, 40, 3.2, 0, 2 * pi);
        cairo_fill(cairo);
        rounded_rectangle(cairo, x - 5, 43.5, 10, 24, 4);
        cairo_fill(cairo);
    }
    for (const double x : {22.0, 62.0, 102.0, 142.0}) draw_soft_light(cairo, x, 9, 9, 0.4, 0.85);
}

// Lines of at most `width`, broken between words.
std::vector<std::string> broken_into_lines(cairo_t* cairo, const std::string& text, double width) {
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const std::string longer = lines.empty() ? word : lines.back() + " " + word;
        cairo_text_extents_t extents;
        cairo_text_extents(cairo, longer.c_str(), &extents);
        if (lines.empty() || extents.x_advance > width)
            lines.push_back(word);
        else
            lines.back() = longer;
    }
    return lines;
}

void show_centred(cairo_t* cairo, const std::string& line, double x, double y) {
    cairo_text_extents_t extents;
    cairo_text_extents(cairo, line.c_str(), &extents);
    cairo_move_to(cairo, x - extents.x_advance / 2, y);
    cairo_show_text(cairo, line.c_str());
}

void draw_symbol(cairo_t* cairo, const QrModules& code, double middle_x, double middle_y, double side) {
    const double module = side / code.size;
    cairo_save(cairo);
    cairo_translate(cairo, middle_x - side / 2, middle_y - side / 2);
    // Modules side by side leave no seams where they are filled as one path.
    cairo_set_source_rgb(cairo, 0.05, 0.05, 0.05);
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            if (code.is_black(x, y)) cairo_rectangle(cairo, x * module, y * module, module, module);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

// The phone's own measures: 100 wide and 200 high around 0, 0.
void draw_hand_behind(cairo_t* cairo) {
    cairo_set_source_rgb(cairo, 0.62, 0.44, 0.34);
    rounded_rectangle(cairo, -44, 40, 100, 240, 40);  // palm and wrist
    cairo_fill(cairo);
    for (const double y : {18.0, 42.0, 66.0, 90.0}) {  // fingertips around the left edge
        rounded_rectangle(cairo, -62, y, 40, 20, 10);
        cairo_fill(cairo);
    }
}

void draw_thumb(cairo_t* cairo) {
    cairo_save(cairo);
    cairo_translate(cairo, 54, 74);
    cairo_rotate(cairo, -0.35);
    cairo_set_source_rgb(cairo, 0.66, 0.47, 0.37);
    rounded_rectangle(cairo, -10, -34, 22, 90, 11);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

void draw_body(cairo_t* cairo) {
    cairo_set_source_rgba(cairo, 0, 0, 0, 0.25);
    rounded_rectangle(cairo, -48, -96, 102, 202, 13);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.07, 0.07, 0.08);
    rounded_rectangle(cairo, -50, -100, 100, 200, 12);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.97, 0.97, 0.96);
    rounded_rectangle(cairo, -46, -95, 92, 190, 8);
    cairo_fill(cairo);
}

void draw_invitation(cairo_t* cairo, const QrModules& code, const std::string& event) {
    cairo_select_font_face(cairo, "Inter", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(cairo, 8);
    cairo_set_source_rgb(cairo, 0.10, 0.16, 0.24);
    double y = -72;
    for (const std::string& line : broken_into_lines(cairo, event, 80)) {
        show_centred(cairo, line, 0, y);
        y += 10;
    }
    draw_symbol(cairo, code, 0, 8, 66);
    cairo_select_font_face(cairo, "Inter", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, 5);
    cairo_set_source_rgb(cairo, 0.35, 0.39, 0.44);
    show_centred(cairo, "Show this code at the door", 0, 55);
}

}  // namespace

void draw_foyer(cairo_t* cairo, int width, int height) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> small(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, 160, 90), &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> small_cairo(cairo_create(small.get()),
                                                                         &cairo_destroy);
    draw_small_foyer(small_cairo.get());
    // The mean of the picture over a disc, which is how a lens blurs what is behind its focus: each copy is
    // laid over the mean of those before it.
    constexpr int copies = 24;
    constexpr double disc = 1.6, golden_angle = 2.39996;
    cairo_save(cairo);
    cairo_scale(cairo, width / 160.0, height / 90.0);
    for (int copy = 0; copy < copies; ++copy) {
        const double radius = disc * std::sqrt((copy + 0.5) / copies), angle = copy * golden_angle;
        cairo_set_source_surface(cairo, small.get(), radius * std::cos(angle), radius * std::sin(angle));
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BILINEAR);
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
        cairo_paint_with_alpha(cairo, 1.0 / (copy + 1));
    }
    cairo_restore(cairo);
}

void draw_phone(cairo_t* cairo, const PhonePose& pose, const QrModules& code, const std::string& event) {
    cairo_save(cairo);
    cairo_translate(cairo, pose.x, pose.y);
    cairo_rotate(cairo, pose.rotation * pi / 180);
    cairo_scale(cairo, pose.height_px / 200, pose.height_px / 200);
    draw_hand_behind(cairo);
    draw_body(cairo);
    draw_invitation(cairo, code, event);
    draw_thumb(cairo);
    cairo_restore(cairo);
}

}  // namespace lanyard
