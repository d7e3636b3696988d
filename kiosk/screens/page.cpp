// The band at the top, and the column of parts that shrinks before it overflows.
#include "screens/page.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/parts_that_fit.h"

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
    // Names may be one long word.
    style.smallest = theme.px(28);
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
    TextStyle clock = body_style(theme, 44, Weight::semibold);
    clock.even_digits = true;
    clock.spacing_em = 0.02f;
    clock.align = TextAlign::end;
    clock.line_height = 1.15f;
    TextStyle date = body_style(theme, 24, Weight::medium);
    date.align = TextAlign::end;
    date.line_height = 1.2f;
    TextStyle title = body_style(theme, 30, Weight::semibold);
    title.line_height = 1.25f;

    const float right_width = window.w * 0.4f, left_width = window.w * (theme.portrait() ? 0.42f : 0.5f);
    const float title_height = ui.words().measure(words.title, title, left_width).logical.h;
    const float clock_height = ui.words().measure(words.clock, clock, right_width).logical.h;
    const float date_height =
        words.date.empty() ? 0 : ui.words().measure(words.date, date, right_width).logical.h;
    const Rect band{window.x, window.y, window.w,
                    std::max(theme.px(theme.portrait() ? 132 : 116),
                             std::max(title_height, clock_height + date_height) + theme.px(28))};
    ui.fill(band, palette.header);
    ui.text("band", "banner", words.title, title,
            {band.x + margin, band.y + (band.h - title_height) / 2, left_width, title_height},
            palette.on_header);

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

void Column::part(Part part) {
    parts_.push_back(std::move(part));
}

void Column::gap(float pixels) {
    parts_.push_back({[pixels](float squeeze) { return std::round(pixels * squeeze); }, nullptr});
}

float Column::height(float squeeze) const {
    float sum = 0;
    for (const Part& part : parts_) sum += part.height(squeeze);
    return sum;
}

float Column::draw(const Rect& place, float above) const {
    float squeeze = 1;
    while (squeeze > tightest_squeeze && height(squeeze) > place.h)
        squeeze = std::max(tightest_squeeze, squeeze - 0.05f);
    float y = place.y + std::round(std::max(0.f, (place.h - height(squeeze)) * above));
    for (const Part& part : parts_) {
        const float height = part.height(squeeze);
        if (part.draw) part.draw({place.x, y, place.w, height}, squeeze);
        y += height;
    }
    return y;
}

std::vector<Column> Column::pages(float most) const {
    std::vector<Column> pages(1);
    const auto add = [&](const Part& part) {
        Column& page = pages.back();
        const bool is_gap = !part.draw;
        if (!page.parts_.empty() && page.height(tightest_squeeze) + part.height(tightest_squeeze) > most)
            pages.emplace_back();
        if (!is_gap || !pages.back().parts_.empty()) pages.back().parts_.push_back(part);
    };
    for (const Part& part : parts_) {
        if (part.pieces && part.height(tightest_squeeze) > most)
            for (const Part& piece : part.pieces(most)) add(piece);
        else
            add(part);
    }
    if (pages.back().parts_.empty()) pages.pop_back();
    return pages;
}

Button page_button(const Theme& theme, std::size_t shown, std::size_t count) {
    const std::string number = std::to_string(shown + 1) + "/" + std::to_string(count);
    Button button{"more_words", (shown + 1 == count ? tr("‹ Earlier") : tr("More ›")) + "\u00a0 " + number,
                  ButtonLook::secondary, button_style(theme, 32)};
    button.value = number;
    return button;
}

void draw_in_pages(Ui& ui, std::string_view about, const std::vector<PlacedColumn>& columns) {
    const auto draw_page = [](const Column& column, const PlacedColumn& placed, float less) {
        Rect place = placed.place;
        place.h -= less;
        (void)column.draw(place, placed.above);
    };
    if (std::all_of(columns.begin(), columns.end(),
                    [](const PlacedColumn& placed) { return placed.column.fits(placed.place.h); })) {
        for (const PlacedColumn& placed : columns) draw_page(placed.column, placed, 0);
        return;
    }
    const Theme& theme = ui.theme();
    const TextStyle style = button_style(theme, 32);
    const float row = std::max(theme.touch(0), std::ceil(style.size * style.line_height) + theme.px(16));
    const float pager = row + theme.px(20);
    std::vector<std::vector<Column>> pages;
    std::size_t count = 1;
    for (const PlacedColumn& placed : columns) {
        pages.push_back(placed.column.pages(placed.place.h - (&placed == &columns.back() ? pager : 0)));
        count = std::max(count, pages.back().size());
    }
    const std::size_t shown = static_cast<std::size_t>(ui.page(about)) % count;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!pages[i].empty())
            draw_page(pages[i][std::min(shown, pages[i].size() - 1)], columns[i],
                      i + 1 == columns.size() ? pager : 0);
    const Rect& last = columns.back().place;
    if (ui.button(page_button(theme, shown, count), {last.x, last.bottom() - row, last.w, row}))
        ui.turn_to_page(static_cast<int>((shown + 1) % count));
}

TextStyle squeezed(TextStyle style, float squeeze, float least) {
    const float factor = std::clamp(squeeze / letters_keep_until, least, 1.f);
    style.size *= factor;
    style.smallest *= factor;
    return style;
}

void add_text(Column& column, Ui& ui, SaidWords said, TextStyle style, Colour colour, float width) {
    if (said.words.empty()) return;
    style.align = said.align;
    Column::Part part;
    part.height = [=, &ui, words = said.words](float squeeze) {
        return ui.words().measure(words, squeezed(style, squeeze), width).logical.h;
    };
    part.draw = [=, &ui](const Rect& place, float squeeze) {
        ui.text(said.id, said.role, said.words, squeezed(style, squeeze), place, colour, said.value);
    };
    part.pieces = [=, &ui](float most) {
        Column pieces;
        SaidWords piece = said;
        const TextStyle smallest = squeezed(style, Column::tightest_squeeze);
        for (std::string& words : parts_that_fit(ui.words(), said.words, smallest, width, most)) {
            piece.words = std::move(words);
            add_text(pieces, ui, piece, style, colour, width);
        }
        return pieces.parts();
    };
    column.part(std::move(part));
}

}  // namespace lanyard
