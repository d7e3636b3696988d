// A real window with OpenGL, where one can be opened: what is drawn is what is read.
#include "devices/window.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

#include "tests/kiosk/made_up.h"
#include "ui/ui.h"

using namespace lanyard;

// There where the program is built with the leak checker.
extern "C" void __lsan_disable() __attribute__((weak));
extern "C" void __lsan_enable() __attribute__((weak));

namespace {

// Graphics drivers keep what they allocate, and are unloaded before the leak checker could tell them by name.
struct DriversMayLeak {
    DriversMayLeak() {
        if (__lsan_disable) __lsan_disable();
    }
    ~DriversMayLeak() {
        if (__lsan_enable) __lsan_enable();
    }
};

unsigned pixel(const Pixels& pixels, int x, int y) {
    const std::uint8_t* at = pixels.rgba.data() + (static_cast<std::size_t>(y) * pixels.width + x) * 4;
    return static_cast<unsigned>(at[0] << 16 | at[1] << 8 | at[2]);
}

}  // namespace

TEST_CASE("the welcome screen in a real window") {
    const DriversMayLeak drivers;
    setenv("SDL_VIDEODRIVER", "offscreen", 0);
    auto opened = Window::open({540, 960});
    if (!opened) {
        std::fprintf(stderr, "SKIPPED: no window with OpenGL can be opened here: %s\n",
                     opened.error().message().c_str());
        return;
    }
    Window& window = **opened;
    REQUIRE(window.size() == WindowSize{540, 960});
    MaskCache masks(window.textures());
    Text text(masks);
    Ui ui(text, masks);
    const EventFacts facts = made_up::facts();
    const Theme theme(540, 960, usual_panel(540, 960), 0x0a4f53, {});
    ui.begin({}, theme, window.begin_frame());
    draw_welcome(ui, {facts, {}, false, instant_from_ms(made_up::ten_to_nine), false, false, "", ""});
    const UiScreen screen = ui.end();
    window.render(screen.ground);
    const Pixels pixels = window.read();
    window.show();
    CHECK(pixel(pixels, 2, 2) == 0x0a4f53);
    CHECK(pixel(pixels, 2, 200) == 0xfaf7f2);
    CHECK(pixel(pixels, 2, 955) == 0xfaf7f2);
    // The heading is drawn where the tree says it is: some of its pixels are ink.
    const Rect heading = screen.widgets.at(3).rect;
    REQUIRE(screen.widgets.at(3).id == "heading");
    int ink = 0;
    for (int y = static_cast<int>(heading.y); y < static_cast<int>(heading.bottom()); ++y)
        for (int x = static_cast<int>(heading.x); x < static_cast<int>(heading.right()); ++x)
            ink += pixel(pixels, x, y) == 0x17202b;
    CHECK(ink > 200);
}
