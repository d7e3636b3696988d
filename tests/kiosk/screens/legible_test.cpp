// In the largest letters every word of an attendee's screen is seen at 0.7 degrees from where people stand
// (EN 301 549, 5.1.4), by the true size of the panel.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <numbers>

#include "tests/kiosk/drawing.h"
#include "tests/kiosk/every_screen.h"

using namespace lanyard;

namespace {

constexpr double stands_at_mm = 600, least_degrees = 0.7;
// Of the em, in Inter: from the font's OS/2 table, sCapHeight 2048 of 2816 units.
constexpr double capital = 0.727;

double degrees_of_capital(const DrawnText& text, const Theme& theme) {
    const double height_mm = theme.mm(text.size) * capital;
    return 2 * std::atan(height_mm / 2 / stands_at_mm) * 180 / std::numbers::pi;
}

}  // namespace

TEST_CASE("at the last step of larger text a capital H has 0.7 degrees from 600 mm, on every screen") {
    Drawing drawing;
    const Choices largest{Choices::most_text_steps, false, false};
    const bool is_full = std::getenv("LANYARD_FULL") != nullptr;
    std::size_t texts = 0;
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        const Theme theme(width, height, usual_panel(width, height), 0x0a4f53, largest);
        std::size_t number = 0;
        for (const made_up::ShownScreen& shown : made_up::every_screen()) {
            // Drawing all of them takes a minute: the plain run takes every third.
            if (shown.is_for_staff || (!is_full && number++ % 3 != 0)) continue;
            CAPTURE(shown.name);
            for (const DrawnText& text : drawing.frame(theme, {}, shown.draw).texts) {
                if (text.words.empty()) continue;
                CAPTURE(text.words);
                // Letters have whole pixels: half of one more or less.
                const double rounding = 0.5 * 0.7 / (text.size * capital);
                CHECK(degrees_of_capital(text, theme) >= least_degrees - rounding);
                ++texts;
            }
        }
    }
    CHECK(texts > 500);
}
