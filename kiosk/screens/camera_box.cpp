// The camera's box: picture, a veil outside the brackets, one line of help.
#include "screens/camera_box.h"

#include <cairo.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "base/language.h"
#include "screens/page.h"

namespace lanyard {
namespace {

// The box is a dark room in every theme: the screen must not dazzle the lens, and words on it are white.
constexpr Colour room = 0x20292f, lit = 0x4a5c66, pill_colour = 0x0d1216, white = 0xffffff;

// A soft round light, full in the middle half.
Mask light(MaskCache& masks, float radius) {
    const int side = static_cast<int>(2 * radius);
    return masks.get(fmt::format("light|{}", side), side, side, [&](cairo_t* c) {
        const double r = radius;
        cairo_pattern_t* pattern = cairo_pattern_create_radial(r, r, 0, r, r, r);
        cairo_pattern_add_color_stop_rgba(pattern, 0.55, 0, 0, 0, 1);
        cairo_pattern_add_color_stop_rgba(pattern, 1, 0, 0, 0, 0);
        cairo_set_source(c, pattern);
        cairo_paint(c);
        cairo_pattern_destroy(pattern);
    });
}

// Everything of the box outside the brackets' square, half covered, with a soft edge.
Mask veil(MaskCache& masks, const Rect& box, float rounding, const Rect& square) {
    const std::string key =
        fmt::format("veil|{}|{}|{}|{}|{}", box.w, box.h, rounding, square.w, square.y - box.y);
    return masks.get(key, static_cast<int>(box.w), static_cast<int>(box.h), [&](cairo_t* c) {
        constexpr int steps = 12;
        constexpr double cover = 0.62;
        cairo_set_source_rgba(c, 0, 0, 0, cover);
        round_box(c, 0, 0, box.w, box.h, rounding);
        cairo_fill(c);
        cairo_set_operator(c, CAIRO_OPERATOR_SOURCE);
        for (int step = 0; step <= steps; ++step) {
            const double inward = static_cast<double>(step) / steps, soft = square.w * 0.05 * (1 - inward);
            cairo_set_source_rgba(c, 0, 0, 0, cover * (1 - inward));
            round_box(c, square.x - box.x - soft, square.y - box.y - soft, square.w + 2 * soft,
                      square.h + 2 * soft, square.w * 0.12 + soft);
            cairo_fill(c);
        }
    });
}

Mask brackets(MaskCache& masks, float side) {
    return masks.get(fmt::format("brackets|{}", side), static_cast<int>(side), static_cast<int>(side),
                     [&](cairo_t* c) {
                         const double half = side / 2, line = side * 0.026, edge = half - line / 2;
                         const double radius = side * 0.075, arm = side * 0.2;
                         cairo_set_line_width(c, line);
                         cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
                         for (int quarter = 0; quarter < 4; ++quarter) {
                             cairo_identity_matrix(c);
                             cairo_translate(c, half, half);
                             cairo_rotate(c, quarter * std::numbers::pi / 2);
                             cairo_move_to(c, -edge, -edge + arm);
                             cairo_arc(c, -edge + radius, -edge + radius, radius, std::numbers::pi,
                                       std::numbers::pi * 1.5);
                             cairo_line_to(c, -edge + arm, -edge);
                             cairo_stroke(c);
                         }
                     });
}

// Words on a dark pill.
struct Pill {
    const char *id, *role;
    std::string words;
    TextStyle style;
    float side = 0;
    TextBlock block = {};
    Rect place = {};
};

// As wide as its words, at most `most`; it lies nowhere yet.
Pill make_pill(Ui& ui, const char* id, const char* role, const std::string& words, float size, float most) {
    Pill pill{id, role, words, body_style(ui.theme(), size, Weight::semibold)};
    pill.style.align = TextAlign::centre;
    pill.side = ui.theme().px(size * 1.2f);
    pill.block = ui.words().measure(words, pill.style, most - 2 * pill.side);
    pill.place.w = std::ceil(pill.block.logical.w) + 2 * pill.side + 2;
    pill.place.h = pill.block.logical.h + ui.theme().px(size * 0.8f);
    return pill;
}

void draw_pill(Ui& ui, const Pill& pill) {
    const Rect& place = pill.place;
    ui.fill(place, pill_colour, std::min(place.h / 2, ui.theme().px(40)));
    ui.text(pill.id, pill.role, pill.words, pill.style,
            {place.x + pill.side, place.y + (place.h - pill.block.logical.h) / 2, place.w - 2 * pill.side,
             pill.block.logical.h},
            white);
}

// The part of the picture that fills a box of that shape; what does not fit is left out on both sides.
struct ShownPart {
    float across, down;

    ShownPart(const Rect& box, const CameraView& camera)
        : across(std::min(1.f, box.w / box.h / static_cast<float>(camera.shape))),
          down(std::min(1.f, static_cast<float>(camera.shape) * box.h / box.w)) {}
    // Where in the box a point of the picture is, mirrored.
    Point place(const Rect& box, Point share) const {
        return {box.x + box.w * (0.5f - (share.x - 0.5f) / across),
                box.y + box.h * (0.5f + (share.y - 0.5f) / down)};
    }
};

void draw_picture(Ui& ui, const Rect& box, const CameraView& camera, float rounding) {
    const auto [across, down] = ShownPart(box, camera);
    ui.picture({}, {}, camera.texture, box, rounding, {0.5f + across / 2, 0.5f - down / 2},
               {0.5f - across / 2, 0.5f + down / 2});
}

// Quiet: a thin white line with a dark one under it, so that it is seen on paper too.
void draw_outline(Ui& ui, const Rect& box, const CameraView& camera) {
    const ShownPart part(box, camera);
    std::array<ImVec2, 4> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point at = part.place(box, camera.outline->corners[i]);
        corners[i] = {std::clamp(at.x, box.x, box.right()), std::clamp(at.y, box.y, box.bottom())};
    }
    const auto line = [&](int grey, float thickness) {
        const auto alpha = static_cast<int>(220 * camera.outline->strength);
        ui.list().AddPolyline(corners.data(), static_cast<int>(corners.size()),
                              IM_COL32(grey, grey, grey, alpha), ImDrawFlags_Closed,
                              ui.theme().px(thickness));
    };
    line(0, 12);
    line(255, 6);
}

std::string camera_label(CameraView::State state) {
    switch (state) {
        case CameraView::State::none:
            return tr("Hold your code to the scanner");
        case CameraView::State::trouble:
            return tr("The camera is not working");
        case CameraView::State::starting:
            return tr("The camera is starting");
        case CameraView::State::looking:
            break;
    }
    return tr("What the camera sees");
}

std::string problem_words(CameraState problem) {
    switch (problem) {
        case CameraState::black:
            return tr("The camera sees nothing. Is something in front of it?");
        case CameraState::frozen:
            return tr("The camera's picture stands still. Please go to the desk.");
        case CameraState::missing:
        case CameraState::looking:
            break;
    }
    return tr("The camera is not connected. Please go to the desk.");
}

std::string hint_words(ScanHint hint) {
    switch (hint) {
        case ScanHint::come_closer:
            return tr("Come a little closer");
        case ScanHint::further_away:
            return tr("Hold it further away");
        case ScanHint::hold_still:
            return tr("Hold it still for a moment");
        case ScanHint::brightness_up:
            return tr("Turn your screen brightness up");
        case ScanHint::tilt_away:
            return tr("Tilt it away from the light");
        case ScanHint::not_a_qr_code:
            return tr("That is not a QR code. Look in your email.");
        case ScanHint::none:
            break;
    }
    return tr("Between the brackets");
}

std::string words_in_box(const CameraView& camera, bool is_checking) {
    if (is_checking) return tr("One moment…");
    switch (camera.state) {
        case CameraView::State::none:
            return tr("Ready for your code");
        case CameraView::State::trouble:
            return problem_words(camera.problem);
        case CameraView::State::starting:
            return tr("The camera is starting…");
        case CameraView::State::looking:
            break;
    }
    return hint_words(camera.hint);
}

std::string lens_words(CameraPlace place) {
    switch (place) {
        case CameraPlace::above:
            return tr("↑ Camera");
        case CameraPlace::below:
            return tr("↓ Camera");
        case CameraPlace::left:
            return tr("← Camera");
        case CameraPlace::right:
            return tr("Camera →");
        case CameraPlace::unknown:
            break;
    }
    return {};
}

// So low that words over the brackets would hide what lies between them.
bool is_low(const Rect& box) {
    return box.w > box.h * 2.4f;
}

// On the edge of the box that the lens is beyond; at the sides over the middle, so that help has the lower
// half.
Pill lens_pill(Ui& ui, const Rect& box, CameraPlace place) {
    Pill pill = make_pill(ui, "lens", "note", lens_words(place), 26, box.w * 0.6f);
    const float in = ui.theme().px(18);
    Rect& at = pill.place;
    at.x = place == CameraPlace::left    ? box.x + in
           : place == CameraPlace::right ? box.right() - in - at.w
                                         : box.middle().x - at.w / 2;
    at.y = place == CameraPlace::above   ? box.y + in
           : place == CameraPlace::below ? box.bottom() - in - at.h
                                         : box.y + std::max(in, box.h * 0.3f - at.h / 2);
    return pill;
}

struct BoxWords {
    Pill help;
    std::optional<Pill> lens;
};

// The line of help at the bottom, or beside the brackets where it would lie over them, and what says where
// the lens is: the one never lies over the other.
BoxWords place_words(Ui& ui, const Rect& box, const Rect& square, const CameraView& camera,
                     const std::string& words) {
    const float in = ui.theme().px(20);
    const float left = is_low(box) ? square.right() + in : box.x, room = box.right() - left;
    BoxWords placed{make_pill(ui, "hint", "status", words, 34, room - ui.theme().px(60)), {}};
    Rect& help = placed.help.place;
    help.x = left + (room - help.w) / 2;
    help.y = is_low(box) ? box.middle().y - help.h / 2 : box.bottom() - in - ui.theme().px(16) - help.h;
    const bool has_lens =
        camera.place != CameraPlace::unknown &&
        (camera.state == CameraView::State::starting || camera.state == CameraView::State::looking);
    if (!has_lens) return placed;
    placed.lens = lens_pill(ui, box, camera.place);
    Rect& lens = placed.lens->place;
    if (camera.place == CameraPlace::below)
        help.y = lens.y - ui.theme().px(12) - help.h;
    else
        lens.y = std::max(box.y + ui.theme().px(6), std::min(lens.y, help.y - ui.theme().px(12) - lens.h));
    // In a low box the one stands right under the other.
    if (is_low(box) && (camera.place == CameraPlace::above || camera.place == CameraPlace::right)) {
        lens.y = box.y + ui.theme().px(6);
        help.y = std::max(help.y, lens.bottom() + ui.theme().px(8));
    }
    return placed;
}

// Where the brackets are: over the line of help, the longest that may come, so that they stay where they are
// whatever it says; in a low box at the side of it.
Rect brackets_place(Ui& ui, const Rect& box, const CameraView& camera) {
    const float smaller = std::min(box.w, box.h);
    const float side = std::round(smaller * (box.w > box.h * 1.3f ? 0.74f : 0.66f));
    Rect square = centred({box.x, box.y - smaller * 0.02f, box.w, box.h}, side, side);
    if (is_low(box)) {
        square.x = box.x + (box.h - side) / 2;
        return square;
    }
    float help = box.bottom();
    for (const ScanHint hint :
         {ScanHint::none, ScanHint::come_closer, ScanHint::further_away, ScanHint::hold_still,
          ScanHint::brightness_up, ScanHint::tilt_away, ScanHint::not_a_qr_code})
        help = std::min(help, place_words(ui, box, square, camera, hint_words(hint)).help.place.y);
    const float space = ui.theme().px(16), room = help - box.y - 2 * space;
    // Smaller than so nobody would hold a code between them.
    const float least = std::min(side, std::round(smaller * 0.5f));
    const float kept = std::round(std::clamp(room, least, side));
    square = centred(square, kept, kept);
    square.y = std::max(box.y + space, std::min(square.y, help - space - kept));
    return square;
}

}  // namespace

std::string words_to_lens(CameraPlace place) {
    switch (place) {
        case CameraPlace::above:
            return tr("Show your code to the camera **above ↑**");
        case CameraPlace::below:
            return tr("Show your code to the camera **below the screen ↓**");
        case CameraPlace::left:
            return tr("Show your code to the camera **on the left ←**");
        case CameraPlace::right:
            return tr("Show your code to the camera **on the right →**");
        case CameraPlace::unknown:
            break;
    }
    return tr("Show your QR code to the camera");
}

void draw_camera_box(Ui& ui, const Rect& box, const CameraView& camera, bool is_checking) {
    const float rounding = ui.theme().px(40);
    const Rect square = brackets_place(ui, box, camera);
    const float side = square.w;
    const bool has_picture = camera.state == CameraView::State::looking && camera.texture != 0;

    ui.picture("camera", camera_label(camera.state), 0, box, rounding);
    ui.fill(box, room, rounding);
    if (has_picture) {
        draw_picture(ui, box, camera, rounding);
        ui.mask(veil(ui.masks(), box, rounding, square), {box.x, box.y}, room);
        if (camera.outline) draw_outline(ui, box, camera);
    } else {
        const float radius = std::min({square.middle().y - box.y, box.w / 2, side * 0.69f});
        ui.mask(light(ui.masks(), radius), {square.middle().x - radius, square.middle().y - radius}, lit);
    }
    if (camera.state == CameraView::State::trouble)
        ui.icon({}, {}, Icon::spanner, centred(square, side * 0.4f, side * 0.4f), {white, room});
    else
        ui.mask(brackets(ui.masks(), side), {square.x, square.y}, white);
    if (camera.state == CameraView::State::none || camera.state == CameraView::State::starting)
        ui.icon({}, {}, Icon::phone, centred(square, side * 0.66f, side * 0.66f), {0x0d1216, white});
    const BoxWords words = place_words(ui, box, square, camera, words_in_box(camera, is_checking));
    if (words.lens) draw_pill(ui, *words.lens);
    draw_pill(ui, words.help);
}

}  // namespace lanyard
