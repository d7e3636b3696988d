// Draws every screen and state into PNG files, for eyes to judge: kiosk_gallery FOLDER [WxH] [larger]
// [contrast].
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "base/safe_file.h"
#include "devices/window.h"
#include "screens/trouble.h"
#include "screens/your_data.h"
#include "screenshots.h"
#include "tests/kiosk/made_up.h"

namespace {

using namespace lanyard;

struct Gallery {
    std::filesystem::path folder;
    Window& window;
    Choices choices;
    MaskCache masks{window.textures()};
    Text text{masks};
    Ui ui{text, masks};

    void save(const std::string& name, const std::function<void(Ui&)>& draw) {
        const WindowSize size = window.size();
        const Theme theme(size.width, size.height, usual_panel(size.width, size.height), 0x0a4f53, choices);
        ImDrawList& list = window.begin_frame();
        ui.begin({}, theme, list);
        draw(ui);
        for (const Widget& widget : ui.end().widgets)
            if (widget.cut) std::printf("%s: \"%s\" is cut\n", name.c_str(), widget.label.c_str());
        window.render();
        (void)write_file(folder / (name + ".png"), png_bytes(window.read()), false);
        window.show();
        masks.end_frame();
        text.end_frame();
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

void draw_all(Gallery& gallery) {
    const EventFacts facts = made_up::facts();
    const Instant now = instant_from_ms(made_up::ten_to_nine);
    const TextureId badge = gallery.window.textures().upload(made_up_badge());
    const auto verdict = [&](const std::string& name, const Decided& decided,
                             std::optional<PrintNews> print = {}) {
        gallery.save(name, [&](Ui& ui) { draw_verdict(ui, {facts, decided, print, badge, 1.5, now, 20}); });
    };

    for (const auto& [name, state] : {std::pair{"welcome_none", CameraView::State::none},
                                      {"welcome_starting", CameraView::State::starting},
                                      {"welcome_looking", CameraView::State::looking},
                                      {"welcome_trouble", CameraView::State::trouble}})
        gallery.save(name, [&](Ui& ui) {
            draw_welcome(ui,
                         {facts, {state, state == CameraView::State::looking ? badge : 0, 1.5}, false, now});
        });
    for (int i = 0; i < verdict_count; ++i) {
        const auto which = static_cast<Verdict>(i);
        verdict(fmt::format("verdict_{:02}_{}", i, verdict_name(which)),
                made_up::decided(which, made_up::attendee("Zainab", "Jones")));
    }
    verdict("name_long", made_up::decided(Verdict::admitted,
                                          made_up::attendee("Wolfeschlegelsteinhausenbergerdorff-Ferreira",
                                                            "da Conceição")));
    verdict("name_one",
            made_up::decided(Verdict::admitted,
                             made_up::attendee("Maria Wolfeschlegelsteinhausenbergerdorff-Ferreira da "
                                               "Conceição e Albuquerque",
                                               "")));
    verdict("name_arabic", made_up::decided(Verdict::admitted, made_up::attendee("عبد الرحمن", "الأنصاري")));
    verdict("name_chinese", made_up::decided(Verdict::admitted, made_up::attendee("王小明", "")));
    verdict("name_hindi", made_up::decided(Verdict::admitted, made_up::attendee("श्रीकृष्ण", "शर्मा")));
    const Decided zainab = made_up::decided(Verdict::admitted, made_up::attendee("Zainab", "Jones"));
    verdict("badge_printed", zainab, PrintNews{7, "", PrintState::printed, ""});
    verdict("badge_waiting", zainab, PrintNews{7, "", PrintState::waiting, "The printer is out of labels."});
    verdict("badge_failed", zainab, PrintNews{7, "", PrintState::failed, "The printer is out of labels."});
    Decided collect = zainab;
    collect.outcome.badge = BadgeSetting::collect;
    collect.outcome.collect_table = "H–M";
    verdict("badge_collect", collect);
    Decided elsewhere = zainab;
    elsewhere.outcome.print_job = 0;
    verdict("badge_elsewhere", elsewhere);
    gallery.save("your_data", [&](Ui& ui) { (void)draw_your_data(ui, facts, now); });
    const Error error = machine_error("the folder cannot be written to", "/srv/launch/lanyard.db",
                                      "Make it writable for the user that runs the kiosk");
    gallery.save("trouble", [&](Ui& ui) { draw_trouble(ui, &error); });
    gallery.save("trouble_starting", [&](Ui& ui) { draw_trouble(ui, nullptr); });
    gallery.window.textures().release(badge);
}

}  // namespace

int main(int argc, char** argv) {
    WindowSize size{1080, 1920};
    Choices choices;
    for (int i = 2; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "larger")
            choices.larger_text = true;
        else if (word == "contrast")
            choices.high_contrast = true;
        else if (std::sscanf(argv[i], "%dx%d", &size.width, &size.height) != 2)
            return 2;
    }
    if (argc < 2) return std::fputs("kiosk_gallery FOLDER [WxH] [larger] [contrast]\n", stderr), 2;
    auto window = Window::open(size);
    if (!window) return std::fputs((window.error().message() + "\n").c_str(), stderr), 4;
    std::filesystem::create_directories(argv[1]);
    Gallery gallery{argv[1], **window, choices};
    draw_all(gallery);
}
