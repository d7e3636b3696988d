// Where the words have no room in a line, they are smaller and have two.
#include "roles/desk/desk_header.h"

#include <cmath>

#include "base/language.h"
#include "roles/desk/machine_words.h"
#include "roles/desk/words.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {

void draw_desk_header(Ui& ui, const DeskView& view, const Rect& band) {
    const Theme& theme = ui.theme();
    const Palette& palette = ui.palette();
    ui.fill(band, palette.header);
    const float margin = theme.px(56);
    TextStyle clock = part_style(theme, 34, Weight::semibold);
    clock.even_digits = true;
    clock.align = TextAlign::end;
    TextStyle words = part_style(theme, 28);
    words.marks = true;
    const auto centred_in = [&](const TextStyle& style, const std::string& said, float x, float width) {
        const float height = ui.words().measure(said, style, width).logical.h;
        return Rect{x, band.y + (band.h - height) / 2, width, height};
    };
    const std::string time = format_clock(view.now, view.facts.config.time_zone);
    const float clock_width = theme.px(120);
    ui.text("clock", "time", time, clock,
            centred_in(clock, time, band.right() - margin - clock_width, clock_width), palette.on_header);
    const Area* area = view.facts.config.area(view.facts.point.area);
    const std::string title = "**" + tr("Registration desk") + "** · " + view.facts.point.name +
                              (area ? " · " + area->name : "") +
                              (view.staff.empty() ? "" : " · " + view.staff);
    const std::string video = next_video_words(view.news, view.facts.config.time_zone);
    const std::string kiosks = kiosks_words(view.news.machines);
    const std::string printer = printer_words(view.news, view.hindrance) +
                                (video.empty() ? "" : " · " + video) + (kiosks.empty() ? "" : " · " + kiosks);
    const float room = band.w - 2 * margin - clock_width - theme.px(40);
    const float left = std::floor(room * 0.5f);
    if (ui.words().measure(title, words, left).cut) {
        words = part_style(theme, 20);
        words.marks = true;
        words.line_height = 1.1f;
        words.most_lines = 2;
    }
    ui.text("band", "banner", title, words, centred_in(words, title, band.x + margin, left),
            palette.on_header);
    TextStyle small = part_style(theme, 26);
    small.align = TextAlign::end;
    if (ui.words().measure(printer, small, room - left).cut) {
        small = part_style(theme, 20);
        small.align = TextAlign::end;
        small.line_height = 1.1f;
        small.most_lines = 2;
    }
    ui.text("printer", "status", printer, small,
            centred_in(small, printer, band.x + margin + left + theme.px(20), room - left),
            palette.on_header);
}

}  // namespace lanyard
