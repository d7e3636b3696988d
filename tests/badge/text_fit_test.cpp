// Texts in boxes: the steps in their order, no word split, and ink that never leaves the box.
#include "badge/text_fit.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace lanyard;

namespace {

const std::string long_name = "Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição";

TextItem sized(double size_pt, double smallest_pt, std::vector<FitStep> fit, int most_lines = 0) {
    TextItem item;
    item.family = "Inter";
    item.weight = 700;
    item.size_pt = size_pt;
    item.smallest_pt = smallest_pt;
    item.fit = std::move(fit);
    item.most_lines = most_lines;
    return item;
}

FittedText fit(const TextItem& item, double width_mm, double height_mm, const std::string& text,
               bool is_name = true) {
    const auto context = make_text_context("en");
    auto fitted = fit_text(context.get(), item, {0, 0, width_mm, height_mm}, text, is_name);
    INFO((fitted ? "" : fitted.error().message()));
    REQUIRE(fitted);
    return std::move(*fitted);
}

std::string laid_out_text(const FittedText& text) {
    return pango_layout_get_text(text.layout.get());
}

std::vector<std::string> lines_of(const FittedText& text) {
    std::vector<std::string> lines;
    for (const LineExtents& line : text.lines) {
        lines.push_back(laid_out_text(text).substr(line.line->start_index, line.line->length));
    }
    return lines;
}

// The text's ink and advance are in the box.
bool is_inside(const FittedText& text, double width_mm, double height_mm) {
    bool inside = text.height_pt * text.scale <= height_mm * points_per_mm;
    for (const LineExtents& line : text.lines) {
        inside = inside && line.width() * text.scale <= width_mm * points_per_mm &&
                 line.baseline >= line.above && line.baseline + line.below <= text.height_pt + 1e-6;
    }
    return inside;
}

}  // namespace

TEST_CASE("a text that fits is drawn at its size") {
    const FittedText text = fit(sized(24, 8, {FitStep::shrink}), 80, 20, "Ng");
    CHECK(text.scale == 1);
    CHECK(text.closeness < 0.2);
    CHECK_FALSE(text.shortened);
}

TEST_CASE("shrinking comes first where the layout says so") {
    const FittedText text = fit(sized(24, 8, {FitStep::shrink, FitStep::wrap}), 50, 30, "Maria da Conceição");
    CHECK(lines_of(text) == std::vector<std::string>{"Maria da Conceição"});
    CHECK(text.scale < 1);
    CHECK(text.scale >= 8.0 / 24);
    CHECK(text.lines[0].width() * text.scale > 49 * points_per_mm);  // as large as the box lets it be
}

TEST_CASE("wrapping comes first where the layout says so, and keeps the size") {
    const FittedText text = fit(sized(24, 8, {FitStep::wrap, FitStep::shrink}), 50, 30, "Maria da Conceição");
    CHECK(lines_of(text).size() == 2);
    CHECK(text.scale == 1);
}

TEST_CASE("what is wrapped after shrinking is as large as its lines let it be") {
    const TextItem item = sized(24, 12, {FitStep::shrink, FitStep::wrap});
    const FittedText text = fit(item, 50, 30, "Maria da Conceição Ferreira dos Santos Silva");
    CHECK(lines_of(text).size() > 1);
    CHECK(text.scale > 12.0 / 24);
    CHECK(is_inside(text, 50, 30));
}

TEST_CASE("no more lines than the layout allows") {
    const TextItem item = sized(24, 6, {FitStep::wrap, FitStep::shrink}, 2);
    CHECK(lines_of(fit(item, 40, 60, "Maria da Conceição Ferreira dos Santos Silva")).size() <= 2);
}

TEST_CASE("shortening ends after a word and says so") {
    const TextItem item = sized(12, 10, {FitStep::shrink, FitStep::wrap, FitStep::shorten}, 1);
    const FittedText text = fit(item, 40, 10, "Universidade Federal do Rio Grande do Sul", false);
    CHECK(text.shortened);
    CHECK(text.closeness > 1);
    const std::string drawn = laid_out_text(text);
    const std::string kept = drawn.substr(0, drawn.size() - std::string("…").size());
    CHECK(drawn.ends_with("…"));
    CHECK(std::string("Universidade Federal do Rio Grande do Sul").starts_with(kept + " "));
    CHECK(is_inside(text, 40, 10));
}

TEST_CASE("one word that is too long becomes as small as it must be, and is never split") {
    const TextItem item = sized(24, 12, {FitStep::shrink, FitStep::wrap, FitStep::shorten});
    const FittedText text = fit(item, 30, 10, "Wolfeschlegelsteinhausenbergerdorff");
    CHECK(lines_of(text) == std::vector<std::string>{"Wolfeschlegelsteinhausenbergerdorff"});
    CHECK(text.scale < 12.0 / 24);
    CHECK(text.closeness > 1);
    CHECK_FALSE(text.shortened);
    CHECK(is_inside(text, 30, 10));
}

TEST_CASE("a short line beside a long one grows into the room that is left") {
    const std::string name = "Adelheid\n" + long_name;
    TextItem item = sized(28, 10, {FitStep::wrap, FitStep::shrink});
    item.line_height = 1;
    const FittedText same = fit(item, 78, 20, name);
    item.fit.push_back(FitStep::grow);
    const FittedText grown = fit(item, 78, 20, name);
    REQUIRE(same.lines.size() == 3);
    REQUIRE(grown.lines.size() == 3);
    CHECK(grown.scale == doctest::Approx(same.scale));
    CHECK(grown.closeness == doctest::Approx(same.closeness));
    CHECK(grown.lines[0].em * grown.scale > 2 * same.lines[0].em * same.scale);
    CHECK(grown.lines[1].em * grown.scale == doctest::Approx(same.lines[1].em * same.scale).epsilon(0.01));
    CHECK(grown.lines[1].em == grown.lines[2].em);
    CHECK(is_inside(grown, 78, 20));
    // Where both lines have their size there is nothing to grow.
    CHECK(fit(item, 78, 20, "Bo\nNg").scale == 1);
}

TEST_CASE("lines that had to be broken are about as long as each other") {
    const TextItem item = sized(14, 14, {FitStep::wrap}, 2);
    CHECK(lines_of(fit(item, 80, 20, "London Borough of Hammersmith and Fulham", false)) ==
          std::vector<std::string>{"London Borough of ", "Hammersmith and Fulham"});
}

TEST_CASE("what follows a tab stays in its column, however many lines it has") {
    const TextItem item = sized(10, 6, {FitStep::wrap, FitStep::shrink});
    const FittedText text =
        fit(item, 60, 40, "9:30\tOpening\n13:30\tWorkshop B: The first ten minutes of a visit", false);
    REQUIRE(text.lines.size() == 3);
    CHECK(text.lines[0].indent == 0);
    CHECK(text.lines[1].indent == 0);
    CHECK(text.lines[2].indent > 25);  // "13:30" in ten points
    CHECK(is_inside(text, 60, 40));
}

TEST_CASE("a name breaks at spaces and after hyphens only") {
    const TextItem item = sized(28, 10, {FitStep::wrap, FitStep::shrink});
    CHECK(lines_of(fit(item, 78, 20, long_name)) ==
          std::vector<std::string>{"Wolfeschlegelsteinhausenbergerdorff-", "Ferreira da Conceição"});
    // In other texts Chinese may break between any two letters; a name may not.
    CHECK(lines_of(fit(item, 20, 40, "欧阳娜娜")).size() == 1);
    CHECK(lines_of(fit(item, 20, 40, "欧阳娜娜", false)).size() > 1);
    CHECK(lines_of(fit(item, 30, 40, "วัฒนกุลชัยมหาวิทยาลัย")).size() == 1);
}

TEST_CASE("marks of one line never reach into the next") {
    TextItem item = sized(24, 10, {FitStep::wrap, FitStep::shrink});
    item.line_height = 0.5;
    const FittedText text = fit(item, 70, 60, "Ågğ\nÉỆ\nप्रियंका\nที่ปู่");
    for (std::size_t i = 1; i < text.lines.size(); ++i) {
        CAPTURE(i);
        CHECK(text.lines[i - 1].baseline + text.lines[i - 1].below <=
              text.lines[i].baseline - text.lines[i].above + 1e-6);
    }
}

TEST_CASE("a letter that no font has is an error with its code point") {
    const auto context = make_text_context("en");
    const TextItem item = sized(24, 10, {FitStep::shrink});
    // U+0378 is not assigned to any letter.
    const auto fitted = fit_text(context.get(), item, {0, 0, 50, 20}, "Za\u0378nab", true);
    REQUIRE_FALSE(fitted);
    CHECK(fitted.error().kind == ErrorKind::input);
    CHECK(fitted.error().what.find("U+0378") != std::string::npos);
}

TEST_CASE("whatever the text, the box and the steps: it is inside, and words stay whole") {
    const std::vector<std::string> words = {
        "Ng",      "Zainab",   "Jones-Øverland", "Wolfeschlegelsteinhausenbergerdorff",
        "زينب",    "欧阳娜娜", "प्रियंका",         "ณัฐพงษ์",
        "בן־דוד",  "Ελένη",    "Шевченко",       "fjörð",
        "O’Brien", "Ỵỹ"};
    const std::vector<std::vector<FitStep>> rules = {{FitStep::shrink, FitStep::wrap, FitStep::shorten},
                                                     {FitStep::wrap, FitStep::shrink},
                                                     {FitStep::wrap, FitStep::shrink, FitStep::grow},
                                                     {FitStep::shorten},
                                                     {FitStep::shrink},
                                                     {}};
    std::mt19937 random(20171110);
    const auto up_to = [&](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(random);
    };
    for (int round = 0; round < 150; ++round) {
        std::string text = words[up_to(words.size() - 1)];
        for (std::size_t more = up_to(5); more > 0; --more)
            text += (up_to(3) == 0 ? "\n" : " ") + words[up_to(words.size() - 1)];
        const double width_mm = 8 + static_cast<double>(up_to(80)),
                     height_mm = 3 + static_cast<double>(up_to(30));
        const TextItem item = sized(8 + static_cast<double>(up_to(24)), 8, rules[up_to(rules.size() - 1)],
                                    static_cast<int>(up_to(3)));
        CAPTURE(text);
        CAPTURE(round);
        const FittedText fitted = fit(item, width_mm, height_mm, text);
        CHECK(is_inside(fitted, width_mm, height_mm));
        CHECK(fitted.scale <= 1);
        for (const LineExtents& line : fitted.lines) {
            const std::string drawn = laid_out_text(fitted);
            const auto end = static_cast<std::size_t>(line.line->start_index + line.line->length);
            const std::string before = drawn.substr(0, end);
            const bool after_hyphen = before.ends_with("-") || before.ends_with("־");  // the Hebrew one
            CHECK((end == drawn.size() || drawn[end] == ' ' || drawn[end] == '\n' || before.ends_with(" ") ||
                   after_hyphen));
        }
    }
}
