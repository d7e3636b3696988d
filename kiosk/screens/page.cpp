// The band at the top, and the column of parts that shrinks before it overflows.
#include "screens/page.h"

#include <algorithm>
#include <cmath>

namespace lanyard {
namespace {

constexpr Colour panel = 0xeee9e0;  // under the keyboard: paper in the shade

}  // namespace

float page_margin(const Ui& ui) {
    return ui.theme().px(56);
}

TextStyle heading_style(const Theme& theme, float drawn_size, int most_lines) {
    TextStyle style;
    style.size = theme.text(drawn_size);
    style.smallest = theme.px(36);
    style.weight = Weight::bold;
    style.spacing_em = -0.025f;
    style.line_height = 1.1f;
    style.most_lines = most_lines;
    return style;
}

TextStyle body_style(const Theme& theme, float drawn_size, Weight weight) {
    TextStyle style;
    style.size = theme.text(drawn_size);
    style.weight = weight;
    style.line_height = 1.34f;
    return style;
}

TextStyle button_style(const Theme& theme, float drawn_size) {
    TextStyle style;
    style.size = theme.text(drawn_size);
    style.weight = Weight::semibold;
    style.align = TextAlign::centre;
    style.line_height = 1.15f;
    style.most_lines = 2;
    return style;
}

Rect draw_band(Ui& ui, const BandWords& words) {
    const Theme& theme = ui.theme();
    const Palette& palette = ui.palette();
    const float margin = page_margin(ui);
    const Rect window = ui.window();
    const float grows = theme.text(1) / std::max(theme.px(1000) / 1000, 0.001f);
    const Rect band{window.x, window.y, window.w, std::round(theme.px(theme.portrait() ? 132 : 116) * grows)};
    ui.fill(band, palette.header);

    TextStyle clock = body_style(theme, 44, Weight::semibold);
    clock.even_digits = true;
    clock.spacing_em = 0.02f;
    clock.align = TextAlign::end;
    clock.line_height = 1.15f;
    TextStyle date = body_style(theme, 24, Weight::medium);
    date.align = TextAlign::end;
    date.most_lines = 1;
    date.smallest = date.size * 0.6f;
    TextStyle title = body_style(theme, 30, Weight::semibold);
    title.line_height = 1.25f;
    title.most_lines = 2;
    title.smallest = title.size * 0.6f;

    const float right_width = band.w * 0.4f, left_width = band.w * (theme.portrait() ? 0.42f : 0.5f);
    const float title_height = ui.words().measure(words.title, title, left_width).logical.h;
    ui.text("band", "banner", words.title, title,
            {band.x + margin, band.y + (band.h - title_height) / 2, left_width, title_height},
            palette.on_header);

    const float clock_height = ui.words().measure(words.clock, clock, right_width).logical.h;
    const float date_height =
        words.date.empty() ? 0 : ui.words().measure(words.date, date, right_width).logical.h;
    const float top = band.y + (band.h - clock_height - date_height) / 2;
    const float left = band.right() - margin - right_width;
    ui.text("clock", "time", words.clock, clock, {left, top, right_width, clock_height}, palette.on_header);
    if (!words.date.empty())
        ui.text("date", "time", words.date, date, {left, top + clock_height, right_width, date_height},
                palette.on_header);
    return {window.x, band.bottom(), window.w, window.bottom() - band.bottom()};
}

Colour panel_colour(const Ui& ui) {
    return ui.theme().choices().high_contrast ? ui.palette().paper : panel;
}

void Column::part(Height height, Draw draw) {
    parts_.push_back({std::move(height), std::move(draw)});
}

void Column::gap(float pixels) {
    parts_.push_back({[pixels](float squeeze) { return std::round(pixels * squeeze); }, nullptr});
}

float Column::total(float squeeze) const {
    float sum = 0;
    for (const Part& part : parts_) sum += part.height(squeeze);
    return sum;
}

void Column::draw(const Rect& place, float above) const {
    float squeeze = 1;
    while (squeeze > tightest_squeeze && total(squeeze) > place.h) squeeze -= 0.05f;
    float y = place.y + std::round(std::max(0.f, (place.h - total(squeeze)) * above));
    for (const Part& part : parts_) {
        const float height = part.height(squeeze);
        if (part.draw) part.draw({place.x, y, place.w, height}, squeeze);
        y += height;
    }
}

TextStyle squeezed(TextStyle style, float squeeze) {
    const float factor = std::min(1.f, squeeze / letters_keep_until);
    style.size *= factor;
    style.smallest *= factor;
    return style;
}

void add_text(Column& column, Ui& ui, SaidWords said, TextStyle style, Colour colour, float width) {
    if (said.words.empty()) return;
    style.align = TextAlign::centre;
    column.part(
        [=, &ui, words = said.words](float squeeze) {
            return ui.words().measure(words, squeezed(style, squeeze), width).logical.h;
        },
        [=, &ui](const Rect& place, float squeeze) {
            ui.text(said.id, said.role, said.words, squeezed(style, squeeze), place, colour, said.value);
        });
}

}  // namespace lanyard
