// Draws every screen and state into PNG files, for eyes to judge: kiosk_gallery FOLDER [WxH] [larger
// [larger]] [contrast] [lowered] [tablet] [LANGUAGE] [=BEGINNING…], the last of the names of those to be
// drawn.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/safe_file.h"
#include "devices/window.h"
#include "screenshots.h"
#include "tests/folders.h"
#include "tests/kiosk/every_screen.h"

namespace {

using namespace lanyard;

struct Gallery {
    std::filesystem::path folder;
    Window& window;
    Choices choices;
    PanelSize panel;
    MaskCache masks{window.textures()};
    Text text{masks};
    Ui ui{text, masks};

    void save(const std::string& name, const std::function<void(Ui&)>& draw) {
        const WindowSize size = window.size();
        const Theme theme(size.width, size.height, panel, 0x0a4f53, choices);
        ImDrawList& list = window.begin_frame();
        ui.begin({}, theme, list);
        draw(ui);
        const UiScreen& screen = ui.end();
        for (const Widget& widget : screen.widgets)
            if (widget.cut) std::printf("%s: \"%s\" is cut\n", name.c_str(), widget.label.c_str());
        window.render(screen.ground);
        (void)write_file(folder / (name + ".png"), png_bytes(window.read()), false);
        window.show();
        masks.end_frame();
    }
};

Pixels made_up_badge() {
    Pixels badge{600, 400, std::vector<std::uint8_t>(600 * 400 * 4, 255)};
    for (int y = 250; y < 370; ++y)
        for (int x = 440; x < 560; ++x)
            for (int channel = 0; channel < 3 && (x / 6 + y / 6) % 2 == 0; ++channel)
                badge.rgba[static_cast<std::size_t>((y * 600 + x) * 4 + channel)] = 17;
    return badge;
}

// None named is all of them.
bool is_asked_for(const std::string& name, const std::vector<std::string>& beginnings) {
    return beginnings.empty() || std::any_of(beginnings.begin(), beginnings.end(),
                                             [&](const std::string& one) { return name.rfind(one, 0) == 0; });
}

void draw_all(Gallery& gallery, const std::vector<std::string>& beginnings) {
    const TextureId badge = gallery.window.textures().upload(made_up_badge());
    for (const made_up::ShownScreen& screen : made_up::every_screen(badge))
        if (is_asked_for(screen.name, beginnings)) gallery.save(screen.name, screen.draw);
    gallery.window.textures().release(badge);
}

}  // namespace

int main(int argc, char** argv) {
    WindowSize size{1080, 1920};
    Choices choices;
    std::optional<PanelSize> panel;
    std::vector<std::string> beginnings;
    for (int i = 2; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "larger")
            ++choices.larger_text;
        else if (word == "contrast")
            choices.high_contrast = true;
        else if (word == "lowered")
            choices.lowered = true;
        else if (word == "tablet")
            panel = PanelSize{135, 217};
        else if (word[0] == '=')
            beginnings.emplace_back(word.substr(1));
        else if (word.size() <= 3)
            use_language(word, (program_folder() / "languages").string());
        else if (std::sscanf(argv[i], "%dx%d", &size.width, &size.height) != 2)
            return 2;
    }
    if (argc < 2)
        return std::fputs(
                   "kiosk_gallery FOLDER [WxH] [larger [larger]] [contrast] [lowered] [tablet] [LANGUAGE] "
                   "[=BEGINNING...]\n",
                   stderr),
               2;
    auto window = Window::open(size);
    if (!window) return std::fputs((window.error().message() + "\n").c_str(), stderr), 4;
    std::filesystem::create_directories(argv[1]);
    Gallery gallery{argv[1], **window, choices, panel.value_or(usual_panel(size.width, size.height))};
    draw_all(gallery, beginnings);
}
