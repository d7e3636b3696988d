// "Test my scanner": the screen says what was learned, and this machine remembers it.
#include "roles/scanner_test.h"

#include <doctest/doctest.h>

#include "tests/kiosk/drawing.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

ScannedCode scan_of(const std::string& text, ScannerEnd end = ScannerEnd::enter) {
    ScannedCode scanned;
    Milliseconds at{0};
    for (const char letter : text)
        for (const bool shift : {false, true})
            for (int usage = 4; usage < 84; ++usage)
                if (us_letter(usage, shift) == letter)
                    scanned.keys.push_back({usage, shift, at += Milliseconds(4), false, {}});
    scanned.end = end;
    return scanned;
}

}  // namespace

TEST_CASE("the test waits, says when another code came, learns, and remembers") {
    const ScratchFolder folder;
    const auto file = folder.path() / "state" / "scanner.json";
    Drawing drawing;
    ScannerTest test(file);
    test.open();
    const auto draw = [&](const UiInput& input = {}) {
        return drawing.frame(input, [&](Ui& ui) { test.draw(ui); });
    };
    CHECK(draw().screen == "scanner_test");
    CHECK(draw().state == "waiting");

    CHECK(!test.take(scan_of("GM18B0000G64ZTSD6BQZ")));
    CHECK(draw().state == "not_learned");
    CHECK(test.remembered() == ScannerSettings{});

    CHECK(test.take(scan_of("]Q1" + calibration_text() + "#", ScannerEnd::tab)));
    const UiScreen learned = draw();
    CHECK(learned.state == "learned");
    CHECK(find_widget(learned, "layout").value == "US");
    CHECK(find_widget(learned, "prefix").value.find("]Q1") != std::string::npos);
    CHECK(find_widget(learned, "suffix").value.find('#') != std::string::npos);
    CHECK(find_widget(learned, "end").value == "Tab");
    CHECK(find_widget(learned, "rhythm").value == "4 ms, at most 4 ms");
    for (const Widget& widget : learned.widgets) CHECK_MESSAGE(!widget.cut, widget.id);
    CHECK(test.remembered().prefix == "]Q1");
    CHECK(ScannerTest(file).remembered() == test.remembered());

    draw({{}, false, false, UiKey::back});
    CHECK(!test.is_open());
}

TEST_CASE("every size of window holds the code and what was learned") {
    const ScratchFolder folder;
    for (const auto& [width, height] : {std::pair{768, 1366}, {1080, 1920}, {1920, 1080}, {3840, 2160}}) {
        Drawing drawing;
        ScannerTest test(folder.path() / "scanner.json");
        test.open();
        (void)test.take(scan_of(calibration_text()));
        const UiScreen drawn = drawing.frame(Theme(width, height, usual_panel(width, height), 0x0a4f53, {}),
                                             {}, [&](Ui& ui) { test.draw(ui); });
        for (const Widget& widget : drawn.widgets) {
            CAPTURE(widget.id);
            CHECK(widget.rect.bottom() <= static_cast<float>(height));
            CHECK(widget.rect.right() <= static_cast<float>(width));
            CHECK(!widget.cut);
        }
        CHECK(find_widget(drawn, "code").rect.w >= 300);
        CHECK(find_widget(drawn, "rhythm").rect.bottom() <= find_widget(drawn, "back").rect.y);
    }
}

TEST_CASE("the corner opens it after three seconds, and nothing less does") {
    CornerHold corner;
    const UiInput down{{20, 20}, true, false, UiKey::none}, held{{22, 19}, false, false, UiKey::none};
    CHECK(!corner.take(down, 100, Milliseconds(0)));
    CHECK(corner.due() == Milliseconds(3000));
    CHECK(!corner.take(held, 100, Milliseconds(2999)));
    CHECK(corner.take(held, 100, Milliseconds(3000)));
    CHECK(!corner.due());
    CHECK(!corner.take(held, 100, Milliseconds(6500)));

    CHECK(!corner.take(down, 100, Milliseconds(7000)));
    CHECK(!corner.take({{22, 19}, false, true, UiKey::none}, 100, Milliseconds(8000)));
    CHECK(!corner.take(held, 100, Milliseconds(12'000)));

    CHECK(!corner.take(down, 100, Milliseconds(13'000)));
    CHECK(!corner.take({{200, 20}, false, false, UiKey::none}, 100, Milliseconds(14'000)));
    CHECK(!corner.take(held, 100, Milliseconds(17'000)));
    CHECK(!corner.take({{500, 500}, true, false, UiKey::none}, 100, Milliseconds(18'000)));
    CHECK(!corner.take({{500, 500}, false, false, UiKey::none}, 100, Milliseconds(22'000)));
}
