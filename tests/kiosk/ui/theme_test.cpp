// Sizes in millimetres and contrast, measured on every theme.
#include "ui/theme.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("contrast by WCAG: black on white 21, the same colour 1, #767676 on white 4.54") {
    CHECK(contrast_ratio(0x000000, 0xffffff) == doctest::Approx(21));
    CHECK(contrast_ratio(0x123456, 0x123456) == doctest::Approx(1));
    CHECK(contrast_ratio(0x767676, 0xffffff) == doctest::Approx(4.54).epsilon(0.002));
    CHECK(contrast_ratio(0xffffff, 0x767676) == contrast_ratio(0x767676, 0xffffff));
}

TEST_CASE("every mood has text at 7:1 and edges at 3:1, whatever colour the event chose") {
    for (const Colour accent : {0x0a4f53u, 0xffe600u, 0xff0000u, 0xffffffu, 0x000000u})
        for (const bool high_contrast : {false, true})
            for (const Mood mood : {Mood::neutral, Mood::good, Mood::attention}) {
                const Theme theme(1080, 1920, usual_panel(1080, 1920), accent, {false, high_contrast});
                const Palette p = theme.palette(mood);
                CAPTURE(accent);
                CAPTURE(static_cast<int>(mood));
                for (const Colour ink : {p.ink, p.quiet_ink}) {
                    CHECK(contrast_ratio(ink, p.paper) >= smallest_text_contrast);
                    CHECK(contrast_ratio(ink, p.card) >= smallest_text_contrast);
                }
                CHECK(contrast_ratio(p.on_header, p.header) >= smallest_text_contrast);
                CHECK(contrast_ratio(p.edge, p.card) >= smallest_edge_contrast);
                CHECK(contrast_ratio(p.edge, p.paper) >= smallest_edge_contrast);
                CHECK(contrast_ratio(p.header, p.paper) >= smallest_edge_contrast);
                CHECK(contrast_ratio(p.header, p.tint) >= smallest_edge_contrast);
            }
}

TEST_CASE("the sample's accent is dark enough as it is") {
    CHECK(dark_enough_for_white(0x0a4f53, 7) == 0x0a4f53);
    CHECK(contrast_ratio(dark_enough_for_white(0xffe600, 7), 0xffffff) >= 7);
}

TEST_CASE("the drawings' pixels at the drawings' sizes, in proportion at others") {
    const auto px = [](int width, int height, float drawn) {
        return Theme(width, height, usual_panel(width, height), 0, {}).px(drawn);
    };
    CHECK(px(1080, 1920, 148) == 148);
    CHECK(px(1920, 1080, 132) == 132);
    CHECK(px(2160, 3840, 148) == 296);
    CHECK(px(3840, 2160, 100) == 200);
    CHECK(px(768, 1366, 100) == 71);
}

TEST_CASE("a touch area is never under 18 mm on its panel") {
    for (const auto& [width, height] :
         {std::pair{768, 1366}, {1080, 1920}, {1920, 1080}, {3840, 2160}, {1366, 768}}) {
        const PanelSize usual = usual_panel(width, height);
        for (const double part : {1.0, 0.5, 0.3}) {
            const Theme theme(width, height, {usual.width_mm * part, usual.height_mm * part}, 0, {});
            CHECK(theme.mm(theme.touch(1)) >= smallest_touch_mm);
            CHECK(theme.touch(100000) == theme.px(100000));
        }
    }
    // 1080 pixels on 268 mm are 4.03 a millimetre, 1920 on 476 are 4.034: 18 mm are 72.6, so 73.
    CHECK(Theme(1080, 1920, usual_panel(1080, 1920), 0, {}).touch(10) == 73);
}

TEST_CASE("larger text is a quarter larger; lengths stay") {
    const Theme plain(1080, 1920, usual_panel(1080, 1920), 0, {}),
        larger(1080, 1920, usual_panel(1080, 1920), 0, {true, false});
    CHECK(plain.text(40) == 40);
    CHECK(larger.text(40) == 50);
    CHECK(larger.px(40) == 40);
}

TEST_CASE("beside a window every word keeps 4.5:1 of its contrast, in every mood and theme") {
    CHECK(contrast_in_glare(0xffffff, 0x000000) == doctest::Approx(22.99).epsilon(0.001));
    CHECK(contrast_in_glare(0x808080, 0xffffff) < smallest_contrast_in_glare);
    for (const bool high_contrast : {false, true})
        for (const Colour accent : {0x0a4f53u, 0xffd700u, 0xff0000u, 0x808080u})
            for (const Mood mood : {Mood::neutral, Mood::good, Mood::attention, Mood::stage}) {
                const Palette palette =
                    Theme(1080, 1920, usual_panel(1080, 1920), accent, Choices{0, high_contrast})
                        .palette(mood);
                for (const Colour ink : {palette.ink, palette.quiet_ink})
                    for (const Colour ground : {palette.paper, palette.card})
                        CHECK(contrast_in_glare(ink, ground) >= smallest_contrast_in_glare);
                CHECK(contrast_in_glare(palette.on_header, palette.header) >= smallest_contrast_in_glare);
            }
}
