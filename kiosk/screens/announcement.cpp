// Letters are as large as the page allows, down to a board's titles; what does not fit then has more pages.
#include "screens/announcement.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/board_parts.h"
#include "screens/parts.h"
#include "screens/parts_that_fit.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr float letter_sizes[] = {132, 116, 100, 88, 76, 66, board_title_letters};

bool fits(Text& text, const std::string& words, const TextStyle& style, float width, float height) {
    const TextBlock block = text.measure(words, style, width);
    return !block.cut && block.logical.h <= height;
}

struct Page {
    const Announcement* announcement;
    std::string words;
    TextStyle style;
};

std::vector<Page> pages_of(Ui& ui, const std::vector<Announcement>& all, const Rect& place) {
    std::vector<Page> pages;
    for (const Announcement& one : all) {
        TextStyle style;
        for (const float size : letter_sizes) {
            style = board_style(ui.theme(), size, Weight::bold, 0);
            if (fits(ui.words(), one.text, style, place.w, place.h)) break;
        }
        for (std::string& words : parts_that_fit(ui.words(), one.text, style, place.w, place.h))
            pages.push_back({&one, std::move(words), style});
    }
    return pages;
}

}  // namespace

int draw_announcements(Ui& ui, const AnnouncementView& view) {
    const Theme& theme = ui.theme();
    ui.screen("board", "announcement", Mood::attention);
    const Rect body = draw_board_band(ui, tr("Announcement"), view.now, view.facts.config.time_zone);
    const float margin = board_margin(theme), foot = std::round(theme.px(96));
    const Rect card{body.x + margin, body.y + theme.px(40), body.w - 2 * margin,
                    body.h - theme.px(64) - foot};
    const Rect place = card.inset(theme.px(64), theme.px(48));
    const std::vector<Page> pages = pages_of(ui, view.announcements, place);
    const std::size_t count = pages.size(), shown = static_cast<std::size_t>(view.page) % count;
    const Page& page = pages[shown];
    ui.fill(card, ui.palette().card, theme.px(28));
    ui.outline(card, ui.palette().header, std::max(2.f, theme.px(8)), theme.px(28));
    const float height = ui.words().measure(page.words, page.style, place.w).logical.h;
    ui.record("announcement", "alert", page.announcement->text, card).value =
        std::to_string(shown + 1) + "/" + std::to_string(count);
    ui.silent_text(page.words, page.style,
                   {place.x, place.y + std::round((place.h - height) / 2), place.w, height},
                   ui.palette().ink);
    const TextStyle small = board_style(theme, smallest_board_letters, Weight::regular, 1);
    const std::string until =
        filled(tr("Until {time}"),
               {{"time", short_time(page.announcement->until, view.now, view.facts.config.time_zone)}});
    const Rect row{card.x, card.bottom() + theme.px(12), card.w, 0};
    ui.text("until", "status", until, small, row, ui.palette().quiet_ink);
    if (count > 1) {
        TextStyle right = small;
        right.align = TextAlign::end;
        ui.text("page", "status", std::to_string(shown + 1) + " / " + std::to_string(count), right, row,
                ui.palette().quiet_ink);
    }
    return static_cast<int>(count);
}

}  // namespace lanyard
