// Layout in every script: fitting, breaking, balance, and bounded caches.
#include "ui/text.h"

#include <doctest/doctest.h>

#include "tests/kiosk/drawing.h"

using namespace lanyard;

TEST_CASE("a short line is one line, a long one is broken at words") {
    Drawing drawing;
    TextStyle style;
    style.size = 40;
    CHECK(drawing.text.measure("Opening", style, 900).lines == 1);
    const TextBlock block = drawing.text.measure("The registration desk will add it at once.", style, 400);
    CHECK(block.lines >= 2);
    CHECK(block.logical.w <= 400);
    CHECK(block.logical.h > 40);
    CHECK(!block.cut);
}

TEST_CASE("words too wide shrink as far as they may, and are broken only after that") {
    Drawing drawing;
    TextStyle style;
    style.size = 100;
    style.smallest = 30;
    style.most_lines = 2;
    style.weight = Weight::bold;
    const TextBlock fitted = drawing.text.measure("Wolfeschlegelsteinhausenbergerdorff", style, 900);
    CHECK(fitted.size < 100);
    CHECK(fitted.size >= 30);
    CHECK(fitted.logical.w <= 900);
    CHECK(!fitted.cut);
    const TextBlock cut = drawing.text.measure(std::string(400, 'W'), style, 900);
    CHECK(cut.size == doctest::Approx(30));
    CHECK(cut.cut);
    CHECK(cut.logical.w <= 900);
}

TEST_CASE("an address that is too long for its line goes on behind the @, in letters of their size") {
    Drawing drawing;
    TextStyle style;
    style.size = 29;
    style.smallest = 20;
    style.most_lines = 3;
    const std::string host = "brightwater.example";
    const float width = drawing.text.measure(host, style, 2000).logical.w + 4;
    const TextBlock address = drawing.text.measure("theodora.mavrou@" + host, style, width);
    CHECK(address.lines == 2);
    CHECK(address.size == style.size);
}

TEST_CASE("centred lines are about equally long") {
    Drawing drawing;
    TextStyle style;
    style.size = 88;
    style.weight = Weight::bold;
    const std::string words = "This place was passed on";
    const TextBlock ragged = drawing.text.measure(words, style, 1060);
    style.align = TextAlign::centre;
    const TextBlock balanced = drawing.text.measure(words, style, 1060);
    CHECK(balanced.lines == ragged.lines);
    CHECK(balanced.lines == 2);
    CHECK(balanced.logical.w < ragged.logical.w);
    CHECK(balanced.logical.x + balanced.logical.w / 2 == doctest::Approx(530).epsilon(0.01));
}

TEST_CASE("Arabic starts at the right, Latin at the left") {
    Drawing drawing;
    TextStyle style;
    style.size = 40;
    CHECK(drawing.text.measure("Zainab", style, 900).logical.x == 0);
    const TextBlock arabic = drawing.text.measure("عبد الرحمن", style, 900);
    CHECK(arabic.logical.x + arabic.logical.w == doctest::Approx(900).epsilon(0.01));
}

TEST_CASE("letters that join are never spaced apart") {
    Drawing drawing;
    TextStyle plain, spaced;
    plain.size = spaced.size = 60;
    spaced.spacing_em = 0.2f;
    CHECK(drawing.text.measure("Zainab", spaced, 900).logical.w >
          drawing.text.measure("Zainab", plain, 900).logical.w);
    CHECK(drawing.text.measure("عبد", spaced, 900).logical.w ==
          drawing.text.measure("عبد", plain, 900).logical.w);
    CHECK(drawing.text.measure("शर्मा", spaced, 900).logical.w ==
          drawing.text.measure("शर्मा", plain, 900).logical.w);
}

TEST_CASE("marks make words bold and are not drawn; an open one reaches to the end") {
    Drawing drawing;
    TextStyle style;
    style.marks = true;
    const float bold = drawing.text.measure("**left**", style, 900).logical.w;
    CHECK(drawing.text.measure("**left", style, 900).logical.w == bold);
    style.marks = false;
    CHECK(bold > drawing.text.measure("left", style, 900).logical.w);
    CHECK(bold < drawing.text.measure("**left**", style, 900).logical.w);
}

TEST_CASE("textures are bounded: ten thousand names leave no more than the bound and one frame's") {
    Drawing drawing;
    TextStyle style;
    style.size = 100;
    CountedTextures textures;
    {
        MaskCache masks(textures, 1u << 20);
        Text text(masks);
        for (int i = 0; i < 2000; ++i) {
            const UiScreen drawn = drawing.frame({}, [&](Ui& ui) {
                text.draw(ui.list(), "Attendee " + std::to_string(i), style, {0, 0}, 900, 0);
            });
            masks.end_frame();
            CHECK(masks.bytes() <= (1u << 20));
        }
        CHECK(textures.bytes_uploaded > (10u << 20));
        CHECK(textures.live.size() > 1);
    }
    CHECK(textures.live.empty());
}

TEST_CASE("layouts and sizes are bounded, within a frame, too, and a size that was kept is the same") {
    Drawing drawing;
    TextStyle style;
    style.size = 40;
    const float first = drawing.text.measure("Attendee 0", style, 900).logical.w;
    for (std::size_t i = 0; i < Text::most_sizes + 2000; ++i) {
        (void)drawing.text.measure("Attendee " + std::to_string(i), style, 900);
        REQUIRE(drawing.text.layouts() <= Text::most_layouts);
        REQUIRE(drawing.text.sizes() <= Text::most_sizes);
    }
    CHECK(drawing.text.measure("Attendee 0", style, 900).logical.w == first);
}

TEST_CASE("what this frame uses is kept, whatever the bound") {
    Drawing drawing;
    CountedTextures textures;
    MaskCache masks(textures, 1000);
    const auto paint = [](_cairo*) {};
    const Mask one = masks.get("one", 100, 100, paint), two = masks.get("two", 100, 100, paint);
    CHECK(masks.get("one", 100, 100, paint).texture == one.texture);
    CHECK(masks.get("two", 100, 100, paint).texture == two.texture);
    masks.end_frame();
    masks.get("three", 100, 100, paint);
    masks.end_frame();
    CHECK(textures.live.size() == 1);
}
