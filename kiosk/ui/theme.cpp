// Colours and sizes: the drawings' own, scaled to the window and held to the panel's millimetres.
#include "ui/theme.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace lanyard {
namespace {

constexpr float text_factors[] = {1.f, 1.25f, 1.5f};
// EN 301 549, 5.1.4: in one mode a capital H is seen at 0.7 degrees, here from 600 mm. Inter's capitals have
// 0.727 of the em, and a column may squeeze letters to 0.85.
constexpr double most_legible_mm = 600 * 0.012218 / 0.727 / 0.85;
// Where the drawings' smallest letters would have to grow more than so, the panel is a small one, which is
// read from nearer.
constexpr float smallest_drawn = 24, most_growth = 2.3f;

Rect area_of(int width, int height, bool lowered) {
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const float top = lowered ? std::floor(h / 2) : 0;
    return {0, top, w, h - top};
}

// How large the drawings are on `area`. A lowered screen is about square: it need not be as small as if all
// of a landscape drawing had to go side by side.
float scale_of(const Rect& area, bool lowered) {
    if (area.h > area.w) return std::min(area.w / 1080.f, area.h / 1920.f);
    const float side_by_side = std::min(area.w / 1920.f, area.h / 1080.f);
    return lowered ? std::min(area.w / 1600.f, area.h / 900.f) : side_by_side;
}

// Linear light of one 8-bit sRGB channel (WCAG 2.1, "relative luminance").
double linear(unsigned channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) +
           0.0722 * linear(colour & 255);
}

Colour darker(Colour colour) {
    const auto channel = [&](int shift) { return static_cast<Colour>((colour >> shift & 255) * 0.94); };
    return channel(16) << 16 | channel(8) << 8 | channel(0);
}

Palette drawn_palette(Mood mood, Colour accent) {
    if (mood == Mood::stage)
        return {0x101b1d, 0xffffff, 0xc2d3d1, 0x7f9a99, 0x2a3b3f, 0x8fd4c8, 0x101b1d, 0x22323a, 0x22323a};
    Palette palette{0xfaf7f2, 0x17202b, 0x434c58, 0x7c7466, 0xe3ddd3, accent, 0xffffff, 0xffffff, 0xe4f0ee};
    if (mood == Mood::good) {
        palette.paper = 0xe2f2e8;
        palette.header = 0x125a34;
        palette.tint = 0xe2f2e8;
    }
    if (mood == Mood::attention) {
        palette.paper = 0xfdf0dc;
        palette.header = 0x784000;
        palette.tint = 0xfdf0dc;
    }
    return palette;
}

// White and one bright colour on black; surfaces are told apart by their edges.
Palette high_contrast_palette(Mood mood) {
    const Colour bright = mood == Mood::good ? 0x7dffa8 : mood == Mood::attention ? 0xffc45c : 0xffe94d;
    return {0x000000, 0xffffff, 0xffffff, 0xffffff, 0xffffff, bright, 0x000000, 0x000000, 0x000000};
}

}  // namespace

double contrast_ratio(Colour one, Colour other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double contrast_in_glare(Colour one, Colour other) {
    constexpr double lux = 1000, panel_nits = 350, thrown_back = 0.05;
    constexpr double veil_nits = thrown_back * lux / std::numbers::pi;
    const double a = luminance(one) * panel_nits + veil_nits, b = luminance(other) * panel_nits + veil_nits;
    return std::max(a, b) / std::min(a, b);
}

Colour dark_enough_for_white(Colour colour, double ratio) {
    while (contrast_ratio(colour, 0xffffff) < ratio) colour = darker(colour);
    return colour;
}

PanelSize usual_panel(int window_width, int window_height) {
    return window_height > window_width ? PanelSize{268, 476} : PanelSize{476, 268};
}

PanelSize board_panel(int window_width, int window_height) {
    return window_height > window_width ? PanelSize{685, 1218} : PanelSize{1218, 685};
}

Theme::Theme(int width, int height, PanelSize panel, Colour accent, Choices choices)
    : width_(width),
      height_(height),
      area_(area_of(width, height, choices.lowered)),
      choices_(std::move(choices)),
      accent_(dark_enough_for_white(accent, smallest_text_contrast)),
      scale_(scale_of(area_, choices_.lowered)),
      pixels_per_mm_(std::max(width / panel.width_mm, height / panel.height_mm)) {}

bool Theme::can_be_lowered() const {
    return height_ / pixels_per_mm_ >= smallest_lowered_mm;
}

float Theme::px(float drawn) const {
    return std::round(drawn * scale_);
}

float Theme::text(float drawn) const {
    const int step = std::clamp(choices_.larger_text, 0, Choices::most_text_steps);
    const float size = drawn * scale_ * text_factors[step];
    const auto legible = static_cast<float>(most_legible_mm * pixels_per_mm_);
    const bool has_room = !choices_.lowered && legible <= smallest_drawn * scale_ * most_growth;
    return step == Choices::most_text_steps && has_room ? std::max(size, legible) : size;
}

float Theme::touch(float drawn) const {
    return std::max(px(drawn), static_cast<float>(std::ceil(smallest_touch_mm * pixels_per_mm_)));
}

double Theme::mm(float pixels) const {
    return pixels / pixels_per_mm_;
}

Theme Theme::read_from(double metres) const {
    // Of a panel of 55 inches, which the drawings fill with 1920 units.
    constexpr double unit_mm_from_8_m = 1218.0 / 1920;
    Theme read = *this;
    read.scale_ = static_cast<float>(unit_mm_from_8_m * metres / 8 * pixels_per_mm_);
    return read;
}

Theme Theme::with_usual_text() const {
    Theme usual = *this;
    usual.choices_.larger_text = 0;
    return usual;
}

Palette Theme::palette(Mood mood) const {
    return choices_.high_contrast ? high_contrast_palette(mood) : drawn_palette(mood, accent_);
}

}  // namespace lanyard
