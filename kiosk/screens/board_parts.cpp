// The band is the same over rooms and over announcements.
#include "screens/board_parts.h"

#include <cmath>

#include "screens/page.h"

namespace lanyard {

TextStyle board_style(const Theme& theme, float drawn_size, Weight weight, int most_lines) {
    TextStyle style = body_style(theme, drawn_size, weight);
    style.line_height = 1.18f;
    style.most_lines = most_lines;
    return style;
}

TextStyle board_title_style(const Theme& theme) {
    TextStyle style = board_style(theme, 48, Weight::semibold, 1);
    style.smallest = style.size * 0.6f;
    return style;
}

Rect draw_board_band(Ui& ui, const std::string& title, Instant now, const std::string& zone) {
    const Theme& theme = ui.theme();
    const Rect window = ui.window();
    const float margin = board_margin(theme);
    const Rect band{window.x, window.y, window.w, std::round(theme.px(120))};
    ui.fill(band, ui.palette().header);
    TextStyle clock = board_style(theme, 76, Weight::semibold, 1);
    clock.even_digits = true;
    clock.align = TextAlign::end;
    const auto middle = [&](const TextStyle& style, const std::string& words, float width) {
        return band.y + (band.h - ui.words().measure(words, style, width).logical.h) / 2;
    };
    const std::string time = format_clock(now, zone);
    const float clock_width = theme.px(260), name_width = band.w * 0.36f;
    const TextStyle name = board_title_style(theme);
    ui.text("title", "heading", title, name,
            {band.x + margin, middle(name, title, name_width), name_width, 0}, ui.palette().on_header);
    ui.text("clock", "timer", time, clock,
            {band.right() - margin - clock_width, middle(clock, time, clock_width), clock_width, 0},
            ui.palette().on_header);
    return {window.x, band.bottom(), window.w, window.bottom() - band.bottom()};
}

}  // namespace lanyard
