// badge.toml: what is read, and that what is wrong is named with file, line and item.
#include "badge/badge_layout.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "badge/built_in_layouts.h"
#include "base/hex.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "tests/folders.h"

using namespace lanyard;

namespace {

const std::string label_page = "[page]\nsize = \"62x100\"\norientation = \"landscape\"\n";

// The message for a layout whose item starts on line 4.
std::string message_for(const std::string& items) {
    const auto layout = parse_badge_layout(label_page + items, "badge.toml");
    return layout ? "" : layout.error().message();
}

// A text item with one more line.
std::string text_with(const std::string& line) {
    return message_for(
        "[[item]]\nname = \"org\"\nkind = \"text\"\ntext = \"{organisation}\"\nrect_mm = [5, 5, 40, 10]\n"
        "size_pt = 12\n" +
        line + "\n");
}

BadgeLayout must_parse(const std::string& text) {
    auto layout = parse_badge_layout(text, "badge.toml");
    INFO((layout ? "" : layout.error().message()));
    REQUIRE(layout);
    return *layout;
}

}  // namespace

TEST_CASE("page sizes have names, and turn") {
    const auto size = [](const std::string& page) {
        const BadgeLayout layout = must_parse("[page]\n" + page);
        return std::pair{layout.width_mm, layout.height_mm};
    };
    CHECK(size("size = \"62x100\"") == std::pair{62.0, 100.0});
    CHECK(size("size = \"62x100\"\norientation = \"landscape\"") == std::pair{100.0, 62.0});
    CHECK(size("size = \"A6\"") == std::pair{105.0, 148.0});
    CHECK(size("size = \"CR80\"") == std::pair{85.6, 53.98});
    CHECK(size("size = \"CR80\"\norientation = \"portrait\"") == std::pair{53.98, 85.6});
    CHECK(size("size = \"4x3in\"\norientation = \"landscape\"") == std::pair{101.6, 76.2});
    CHECK(size("size = \"90x55\"") == std::pair{90.0, 55.0});
    CHECK(size("width_mm = 80\nheight_mm = 40.5") == std::pair{80.0, 40.5});
}

TEST_CASE("an item is read with its own settings and the file's") {
    const BadgeLayout layout = must_parse(
        "[page]\nsize = \"A6\"\nbackground = \"#fff8e0\"\n[text]\nfamily = \"Noto Sans\"\ncolour = "
        "\"#102030\"\n"
        "language = \"zh-Hans\"\n[[item]]\nkind = \"text\"\ntext = \"{name}\"\nrect_mm = [5, 6, 70, 8]\n"
        "weight = 700\nsize_pt = 20\nsmallest_pt = 9\nlines = 2\nalign = \"centre\"\nvertical_align = "
        "\"bottom\"\n"
        "fit = [\"wrap\", \"shrink\"]\nwhen = { ticket_type = [\"Speaker\", \"Press\"], flag = \"no_photo\" "
        "}\n"
        "unless = { flag = \"escort\" }\n");
    CHECK(layout.background == 0xfff8e0);
    CHECK(layout.language == "zh-Hans");
    REQUIRE(layout.items.size() == 1);
    const BadgeItem& item = layout.items[0];
    CHECK(item.label == "item 1");
    CHECK(item.line == 8);
    CHECK(item.rect.right() == 75);
    CHECK(item.when.ticket_types == std::vector<std::string>{"Speaker", "Press"});
    CHECK(item.when.flags == std::vector<std::string>{"no_photo"});
    CHECK(item.unless.flags == std::vector<std::string>{"escort"});
    const TextItem& text = std::get<TextItem>(item.content);
    CHECK(text.family == "Noto Sans");
    CHECK(text.weight == 700);
    CHECK(text.size_pt == 20);
    CHECK(text.smallest_pt == 9);
    CHECK(text.most_lines == 2);
    CHECK(text.align == Align::centre);
    CHECK(text.vertical_align == VerticalAlign::bottom);
    CHECK(text.colour == 0x102030);
    CHECK(text.fit == std::vector<FitStep>{FitStep::wrap, FitStep::shrink});
}

TEST_CASE("what a text does not say has a sensible value") {
    const BadgeLayout layout = must_parse(
        label_page + "[[item]]\nkind = \"text\"\ntext = \"{name}\"\nrect_mm = [5, 6, 70, 8]\nsize_pt = 20\n");
    const TextItem& text = std::get<TextItem>(layout.items[0].content);
    CHECK(text.family == "Inter");
    CHECK(text.smallest_pt == 20);
    CHECK(text.align == Align::left);
    CHECK(text.fit == std::vector<FitStep>{FitStep::shrink, FitStep::wrap, FitStep::shorten});
}

TEST_CASE("an item is drawn when its condition holds, unless the other does") {
    BadgeItem item;
    item.when.ticket_types = {"Speaker"};
    item.unless.flags = {"escort"};
    BadgeFields speaker;
    speaker.ticket_type = "Speaker";
    CHECK(item.is_drawn_for(speaker));
    speaker.flags = {"escort"};
    CHECK_FALSE(item.is_drawn_for(speaker));
    CHECK_FALSE(item.is_drawn_for(BadgeFields{}));
}

TEST_CASE("an error names file, line and item") {
    CHECK(text_with("szie_pt = 3") ==
          "badge.toml: line 10: item 1 (org): unknown key \"szie_pt\". Did you mean size_pt?");
    CHECK(text_with("wieght = 700") ==
          "badge.toml: line 10: item 1 (org): unknown key \"wieght\". Did you mean weight?");
    CHECK(text_with("align = \"middle\"").find("line 10: item 1 (org): align cannot be \"middle\"") !=
          std::string::npos);
    CHECK(text_with("fit = [\"shorten\", \"wrpa\"]") ==
          "badge.toml: line 10: item 1 (org): fit cannot be \"wrpa\". Did you mean wrap?");
    CHECK(text_with("colour = \"teal\"").find("line 10: item 1 (org): colour must be a colour like") !=
          std::string::npos);
    CHECK(text_with("weight = \"bold\"")
              .find("line 10: item 1 (org): weight must be a number from 100 to 1000") != std::string::npos);
    CHECK(text_with("smallest_pt = 13").find("line 10: item 1 (org): smallest_pt is more than size_pt") !=
          std::string::npos);
    CHECK(text_with("when = { flags = \"no_photo\" }") ==
          "badge.toml: line 10: item 1 (org): when: unknown key \"flags\". Did you mean flag?");
    CHECK(text_with("when = {}").find("line 10: item 1 (org): when: the condition is empty") !=
          std::string::npos);
}

TEST_CASE("an unknown placeholder is an error with the nearest known one") {
    CHECK(
        message_for(
            "[[item]]\nkind = \"text\"\nsize_pt = 9\nrect_mm = [5, 5, 9, 9]\ntext = \"{organization}\"\n") ==
        "badge.toml: line 8: item 1: unknown placeholder {organization}. Did you mean organisation?");
}

TEST_CASE("an item must say what it is and where") {
    CHECK(message_for("[[item]]\nkind = \"txet\"\n") ==
          "badge.toml: line 5: item 1: kind cannot be \"txet\". Did you mean text?");
    CHECK(message_for("[[item]]\nname = \"x\"\n").find("line 4: item 1 (x): the item has no kind") !=
          std::string::npos);
    CHECK(message_for("[[item]]\nkind = \"box\"\nfill = \"#000000\"\n").find("item 1: there is no rect_mm") !=
          std::string::npos);
    CHECK(message_for("[[item]]\nkind = \"box\"\nfill = \"#000000\"\nrect_mm = [1, 2, 3]\n")
              .find("line 7: item 1: rect_mm must be a list of 4 numbers") != std::string::npos);
    CHECK(message_for("[[item]]\nkind = \"box\"\nfill = \"#000000\"\nrect_mm = [1, 2, 0, 3]\n")
              .find("line 7: item 1: width and height must be more than 0") != std::string::npos);
    CHECK(message_for("[[item]]\nkind = \"box\"\nrect_mm = [1, 2, 3, 3]\n")
              .find("item 1: the box has neither fill nor stroke") != std::string::npos);
    CHECK(message_for("[item]\nkind = \"box\"\n").find("item must be written as [[item]]") !=
          std::string::npos);
}

TEST_CASE("the page is checked too") {
    const auto message = [](const std::string& text) {
        return parse_badge_layout(text, "b.toml").error().message();
    };
    CHECK(message("").find("b.toml: ") == 0);
    CHECK(message("").find("there is no [page]") != std::string::npos);
    CHECK(message("[page]\nsize = \"A66\"") ==
          "b.toml: line 2: [page]: size cannot be \"A66\". Did you mean A6?");
    CHECK(message("[page]\nwidth_mm = 90").find("line 1: [page]: the page has no size") != std::string::npos);
    CHECK(message("[page]\nsize = \"A6\"\nwidth_mm = 90").find("line 2: [page]: a page has either") !=
          std::string::npos);
    CHECK(
        message("[page]\nwidth_mm = nan\nheight_mm = 9").find("line 2: [page]: width_mm must be a number") !=
        std::string::npos);
    CHECK(message("[page]\nsize = \"A6\"\n[pgae]\n").find("unknown key \"pgae\". Did you mean page?") !=
          std::string::npos);
}

TEST_CASE("what is not TOML is named with its line") {
    const auto layout = parse_badge_layout("[page]\nsize = \"A6\nwidth", "badge.toml");
    REQUIRE_FALSE(layout);
    CHECK(layout.error().kind == ErrorKind::input);
    CHECK(layout.error().message().find("badge.toml: line 2: ") == 0);
}

TEST_CASE("a text or code that leaves the page is refused, a box may") {
    CHECK(message_for(
              "[[item]]\nkind = \"text\"\ntext = \"{name}\"\nsize_pt = 9\nrect_mm = [61, 5, 40, 9]\n") ==
          "badge.toml: line 4: item 1: it leaves the page, which is 100 mm wide and 62 mm high");
    CHECK(message_for("[[item]]\nkind = \"qr\"\nrect_mm = [70, 40, 25, 25]\n")
              .find("item 1: it leaves the page") != std::string::npos);
    CHECK(message_for("[[item]]\nkind = \"box\"\nfill = \"#000000\"\nrect_mm = [-3, 50, 106, 15]\n").empty());
}

TEST_CASE("nothing may cover the code or its light margin") {
    const std::string code = "[[item]]\nname = \"qr\"\nkind = \"qr\"\nrect_mm = [70, 30, 25, 25]\n";
    const std::string box = "[[item]]\nkind = \"box\"\nfill = \"#0b5156\"\nrect_mm = [0, 54, 100, 8]\n";
    const std::string text =
        "[[item]]\nkind = \"text\"\ntext = \"{name}\"\nsize_pt = 9\nrect_mm = [5, 31, 70, 9]\n";
    CHECK(message_for(code + box) ==
          "badge.toml: line 8: item 2: it covers the QR code of item 1 (qr) or its light margin. "
          "Move it, or make it smaller.");
    // Under the code a box is harmless, for the code paints its own ground; a text would lose letters.
    CHECK(message_for(box + code).empty());
    CHECK(message_for(text + code).find("line 4: item 1: it covers the QR code of item 2 (qr)") !=
          std::string::npos);
    // Half of a line's or an edge's width lies outside its rectangle.
    CHECK(message_for(code + "[[item]]\nkind = \"line\"\nstroke_mm = 2\nrect_mm = [5, 29.5, 90, 0]\n")
              .find("item 2: it covers") != std::string::npos);
    CHECK(message_for(code + "[[item]]\nkind = \"line\"\nstroke_mm = 1\nrect_mm = [95, 29.5, -90, 0]\n")
              .empty());
    // Two that are never on one badge may share their place.
    const std::string for_press = "when = { ticket_type = [\"Press\"] }\n";
    const std::string for_others = "when = { ticket_type = [\"Speaker\", \"Host\"] }\n";
    CHECK(message_for(code + for_press + text + for_others).empty());
    CHECK_FALSE(message_for(code + for_press + text + for_press).empty());
}

TEST_CASE("a code must be square and large enough to be read") {
    CHECK(message_for("[[item]]\nkind = \"qr\"\nrect_mm = [5, 5, 20, 21]\n")
              .find("line 6: item 1: a QR code must be as wide") != std::string::npos);
    CHECK(message_for("[[item]]\nkind = \"qr\"\nrect_mm = [5, 5, 7, 7]\n")
              .find("line 6: item 1: a QR code of 7 mm is too small") != std::string::npos);
}

TEST_CASE("a picture lies in the event's folder and can be drawn") {
    const auto image = [](const std::string& file) {
        return message_for("[[item]]\nkind = \"image\"\nrect_mm = [5, 5, 20, 20]\nfile = \"" + file + "\"\n");
    };
    CHECK(image("logo.svg").empty());
    CHECK(image("pictures/logo.png").empty());
    CHECK(image("../logo.png").find("line 7: item 1: an image must lie in the event's folder") !=
          std::string::npos);
    CHECK(image("/etc/logo.png").find("must lie in the event's folder") != std::string::npos);
    CHECK(image("logo.gif").find("line 7: item 1: logo.gif is not a picture") != std::string::npos);
}

TEST_CASE("loading reads the pictures, or says which item's is missing or broken") {
    const auto folder = std::filesystem::temp_directory_path() / ("lanyard-badge-" + to_hex(random_bytes(6)));
    std::filesystem::create_directories(folder);
    const auto file = folder / "badge.toml";
    const std::string item =
        "[[item]]\nname = \"logo\"\nkind = \"image\"\nrect_mm = [5, 5, 20, 20]\nfile = \"logo.svg\"\n";
    REQUIRE(write_file(file, label_page + item, false));

    CHECK(load_badge_layout(file).error().message().find("badge.toml: line 4: item 1 (logo): ") == 0);
    REQUIRE(write_file(folder / "logo.svg", "<svg", false));
    CHECK(load_badge_layout(file).error().message().find(
              "line 4: item 1 (logo): logo.svg cannot be read as a picture") != std::string::npos);
    REQUIRE(write_file(
        folder / "logo.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'><rect width='2' height='2'/></svg>",
        false));
    const auto layout = load_badge_layout(file);
    REQUIRE(layout);
    CHECK(std::get<ImageItem>(layout->items[0].content).bytes->size() > 10);
    CHECK_FALSE(load_badge_layout(folder / "other.toml"));
    std::filesystem::remove_all(folder);
}

TEST_CASE("the layouts that come with Lanyard are whole") {
    CHECK(built_in_layout(BuiltInLayout::plain_badge).items.size() == 4);
    const auto launch = load_badge_layout(source_folder() / "assets/launch-2017/badge.toml");
    REQUIRE(launch);
    // The proportions that the kiosk's picture of the badge has.
    CHECK(launch->width_mm / launch->height_mm == doctest::Approx(1.5));
}
