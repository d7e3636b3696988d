// Black and yellow blocks along all four edges, as round a building site, and a plate with the word.
#include "screens/practice_border.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/page.h"

namespace lanyard {
namespace {

constexpr Colour dark = 0x111111, light = 0xffd400;

// Blocks from `place`'s beginning to its end, along its longer side.
void draw_stripes(Ui& ui, const Rect& place, float length) {
    const bool lies = place.w > place.h;
    const float whole = lies ? place.w : place.h;
    bool is_dark = true;
    for (float at = 0; at < whole; at += length, is_dark = !is_dark) {
        const float rest = std::min(length, whole - at);
        ui.fill(
            lies ? Rect{place.x + at, place.y, rest, place.h} : Rect{place.x, place.y + at, place.w, rest},
            is_dark ? dark : light);
    }
}

}  // namespace

void draw_practice_border(Ui& ui) {
    const Theme& theme = ui.theme();
    const auto width = static_cast<float>(theme.width()), height = static_cast<float>(theme.height());
    // The desk's band and its lowest row come close to the edges; what lies at the sides does not.
    const float thick = std::max(8.f, theme.px(22)), thin = std::max(5.f, theme.px(10));
    const float length = std::max(20.f, theme.px(56));
    draw_stripes(ui, {0, 0, width, thin}, length);
    draw_stripes(ui, {0, height - thin, width, thin}, length);
    draw_stripes(ui, {0, 0, thick, height}, length);
    draw_stripes(ui, {width - thick, 0, thick, height}, length);

    const std::string words = tr("Practice: nothing here counts");
    TextStyle style = body_style(theme, 18, Weight::bold);
    style.size = std::max(8.f, theme.px(18));
    style.align = TextAlign::centre;
    style.line_height = 1.2f;
    style.most_lines = 1;
    style.smallest = style.size * 0.5f;
    const float pad = theme.px(16);
    const TextBlock block = ui.words().measure(words, style, width * 0.5f);
    const Rect plate{std::round((width - block.logical.w) / 2 - pad), ui.window().y,
                     std::ceil(block.logical.w) + 2 * pad, std::round(block.logical.h + theme.px(3))};
    ui.fill(plate, light, theme.px(8));
    ui.text("practice", "note", words, style, {plate.x + pad, plate.y, plate.w - 2 * pad, 0}, dark);
}

}  // namespace lanyard
