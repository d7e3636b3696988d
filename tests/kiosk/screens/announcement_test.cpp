// An announcement in parts: none of its words is lost, and none is cut.
#include "screens/announcement.h"

#include <doctest/doctest.h>

#include <random>

#include "screens/board_parts.h"
#include "screens/parts_that_fit.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

std::string without_spaces(const std::string& words) {
    std::string letters;
    for (const char letter : words)
        if (letter != ' ') letters += letter;
    return letters;
}

}  // namespace

TEST_CASE("whatever the words and the place, the parts are the words, and each fits") {
    Drawing drawing;
    std::mt19937 random(7);
    const std::string samples[] = {
        made_up::long_announcement,
        "Lunch",
        "Ein Wort: Donaudampfschifffahrtsgesellschaft",
        "会場の皆様にお知らせいたします。昼食はロビーで十二時半からです。係員の案内に従ってください。"
        "非常口は左右にあります。",
        "a  b   c",
        std::string(300, 'x')};
    for (const std::string& words : samples) {
        for (int round = 0; round < 12; ++round) {
            TextStyle style;
            style.size = static_cast<float>(30 + random() % 60);
            const float width = static_cast<float>(300 + random() % 1500);
            const float height = style.size * (1.4f + static_cast<float>(random() % 4));
            const auto parts = parts_that_fit(drawing.text, words, style, width, height);
            std::string together;
            for (const std::string& part : parts) {
                together += part;
                CHECK_FALSE(part.empty());
                const TextBlock block = drawing.text.measure(part, style, width);
                CHECK_FALSE(block.cut);
                CHECK(block.logical.h <= height);
            }
            CHECK(without_spaces(together) == without_spaces(words));
        }
    }
}

TEST_CASE("a board's announcement: a short one fills its card, a long one has pages of legible letters") {
    const EventFacts facts = made_up::facts();
    const Instant now = instant_from_ms(made_up::ten_to_nine);
    for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1080, 1920)}) {
        Drawing drawing;
        const Theme theme(width, height, usual_panel(width, height), 0x0a4f53, {});
        const auto page = [&](const std::string& text, int number, int& pages) {
            const std::vector<Announcement> all = {{"a", text, {}, now, now + Milliseconds(1), now, "desk"}};
            return drawing.frame(theme, {}, [&](Ui& ui) {
                pages = draw_announcements(ui, {facts, all, now, "", number}, {100, 200, 800, 420});
            });
        };
        int pages = 0;
        page("Lunch is served", 0, pages);
        CHECK(pages == 1);
        std::string longest = made_up::long_announcement;
        longest += " " + longest;
        const UiScreen first = page(longest, 0, pages);
        CHECK(pages > 1);
        CHECK(find_widget(first, "announcement").label == longest);
        for (int i = 0; i < pages; ++i)
            for (const DrawnText& drawn : page(longest, i, pages).texts) {
                CHECK_FALSE(drawn.cut);
                CHECK(drawn.size >= smallest_board_letters - 0.5f);
            }
    }
}
