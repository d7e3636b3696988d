// Letters are as large as the place allows, down to a board's smallest; what does not fit then has pages.
#include "screens/announcement.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/board_parts.h"
#include "screens/evacuation.h"
#include "screens/parts.h"
#include "screens/parts_that_fit.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr float letter_sizes[] = {132, 116, 100, 88, 76, 66, board_title_letters, 50, smallest_board_letters};

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
        const std::string words = words_for_all(one);
        TextStyle style;
        for (const float size : letter_sizes) {
            style = board_style(ui.theme(), size, Weight::bold, 0);
            if (fits(ui.words(), words, style, place.w, place.h)) break;
        }
        for (std::string& part : parts_that_fit(ui.words(), words, style, place.w, place.h))
            pages.push_back({&one, std::move(part), style});
    }
    return pages;
}

}  // namespace

std::string announcement_heading(const std::vector<std::string>& languages, const std::string& catalogues) {
    const std::string before = current_language();
    std::vector<std::string> said;
    for (const std::string& language : languages) {
        if (said.size() == most_languages_at_once) break;
        use_language(language, catalogues);
        const std::string words = tr("Announcement");
        if (std::find(said.begin(), said.end(), words) == said.end()) said.push_back(words);
    }
    use_language(before, catalogues);
    std::string heading;
    for (const std::string& words : said) heading += (heading.empty() ? "" : " · ") + words;
    return heading;
}

int draw_announcements(Ui& ui, const AnnouncementView& view, const Rect& card) {
    const Theme& theme = ui.theme();
    const PartColours colours = colours_of(ui, Mood::attention);
    const float edge = theme.px(40), line = std::round(theme.px(smallest_board_letters) * 1.5f);
    const Rect inner = card.inset(edge, theme.px(28));
    const Rect place{inner.x, inner.y + line, inner.w, inner.h - 2 * line};
    const std::vector<Page> pages = pages_of(ui, view.announcements, place);
    const std::size_t count = pages.size(), shown = static_cast<std::size_t>(view.page) % count;
    const Page& page = pages[shown];
    ui.fill(card, colours.ground, theme.px(28));
    ui.outline(card, colours.ink, std::max(2.f, theme.px(6)), theme.px(28));
    ui.record("announcement", "alert", words_for_all(*page.announcement), place).value =
        std::to_string(shown + 1) + "/" + std::to_string(count);
    TextStyle small = board_style(theme, smallest_board_letters, Weight::semibold, 1);
    small.smallest = small.size * 0.7f;
    ui.silent_text(view.heading.empty() ? tr("Announcement") : view.heading, small,
                   {inner.x, inner.y, inner.w, 0}, colours.ink);
    const float height = ui.words().measure(page.words, page.style, place.w).logical.h;
    ui.silent_text(page.words, page.style,
                   {place.x, place.y + std::round((place.h - height) / 2), place.w, height}, colours.ink);
    small.weight = Weight::regular;
    std::string until =
        filled(tr("Until {time}"),
               {{"time", short_time(page.announcement->until, view.now, view.facts.config.time_zone)}});
    if (count > 1) until += "  ·  " + std::to_string(shown + 1) + " / " + std::to_string(count);
    ui.text("until", "status", until, small, {inner.x, place.bottom() + line * 0.15f, inner.w, 0},
            colours.ink);
    return static_cast<int>(count);
}

}  // namespace lanyard
