// Letters are as large as the page allows, down to a board's titles; what does not fit then has more pages.
#include "screens/announcement.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/board_parts.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr float letter_sizes[] = {132, 116, 100, 88, 76, 66, board_title_letters};

bool fits(Text& text, const std::string& words, const TextStyle& style, float width, float height) {
    const TextBlock block = text.measure(words, style, width);
    return !block.cut && block.logical.h <= height;
}

// Where the letter ends that begins at or before `place`.
std::size_t whole_letters(const std::string& words, std::size_t place) {
    while (place < words.size() && (static_cast<unsigned char>(words[place]) & 0xc0) == 0x80) ++place;
    return place;
}

// The places where a part may end: after words, or, of a word that is too long by itself, after letters.
std::size_t end_of_part(Text& text, const std::string& words, const TextStyle& style, float width,
                        float height) {
    std::size_t fitting = 0, beyond = words.size() + 1;
    // Between what is known to fit and what is known not to, by halves: whole letters first.
    while (fitting + 1 < beyond) {
        const std::size_t middle = whole_letters(words, fitting + (beyond - fitting) / 2);
        if (middle >= beyond) {
            beyond = fitting + (beyond - fitting) / 2;
            continue;
        }
        if (fits(text, words.substr(0, middle), style, width, height))
            fitting = middle;
        else
            beyond = middle;
    }
    if (fitting >= words.size()) return words.size();
    // One letter at least: a place too small for any would never end.
    if (fitting == 0) return whole_letters(words, 1);
    const std::size_t space = words.rfind(' ', fitting);
    if (space == std::string::npos || space == 0) return fitting;
    for (const char* end : {". ", "! ", "? ", "; "}) {
        const std::size_t sentence = words.rfind(end, space);
        if (sentence != std::string::npos && sentence > fitting / 2) return sentence + 1;
    }
    return space;
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

std::vector<std::string> parts_that_fit(Text& text, const std::string& words, const TextStyle& style,
                                        float width, float height) {
    std::vector<std::string> parts;
    std::string rest = words;
    while (!rest.empty()) {
        const std::size_t end = end_of_part(text, rest, style, width, height);
        parts.push_back(rest.substr(0, end));
        const std::size_t next = rest.find_first_not_of(' ', end);
        rest = next == std::string::npos ? "" : rest.substr(next);
    }
    return parts;
}

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
