// The code on white, which every scanner wants, and under it a line for each thing that was learned.
#include "roles/scanner_test_page.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "badge/qr_symbol.h"
#include "base/language.h"
#include "screens/page.h"

namespace lanyard {
namespace {

struct Line {
    const char* id;
    std::string what, is;
};

std::string layout_words(ScannerLayout layout) {
    switch (layout) {
        case ScannerLayout::us:
            return tr("US");
        case ScannerLayout::german:
            return tr("German, translated from now on");
        case ScannerLayout::french:
            return tr("French, translated from now on");
        case ScannerLayout::other:
            break;
    }
    return tr("Another, translated from now on");
}

std::string end_words(ScannerEnd end) {
    switch (end) {
        case ScannerEnd::enter:
            return tr("Enter");
        case ScannerEnd::tab:
            return tr("Tab");
        case ScannerEnd::none:
            break;
    }
    return tr("Nothing; the end of a code is told by the pause");
}

std::string capitals_words(const ScannerReport& report) {
    if (report.capitals_only) return tr("All become capitals: switch that off in the scanner");
    if (report.capitals_swapped) return tr("Large and small change places: turn Caps Lock off");
    return tr("As in the code");
}

// A machine that was busy hears keys all at once.
std::string rhythm_words(const ScannerReport& report) {
    if (report.longest_between == Milliseconds(0)) return tr("Too fast to be measured");
    return fmt::format(fmt::runtime(tr("{} ms, at most {} ms")), report.between_keys.count(),
                       report.longest_between.count());
}

std::vector<Line> lines_of(const ScannerReport& report) {
    const auto affix = [](const std::string& text) {
        return text.empty() ? tr("Nothing")
                            : fmt::format(fmt::runtime(tr("“{}”, taken off from now on")), text);
    };
    const ScannerSettings& settings = report.settings;
    return {{"layout", tr("Keyboard"), layout_words(report.layout)},
            {"capitals", tr("Letters"), capitals_words(report)},
            {"prefix", tr("Before a code"), affix(settings.prefix)},
            {"suffix", tr("After a code"), affix(settings.suffix)},
            {"end", tr("Ends with"), end_words(settings.end)},
            {"rhythm", tr("Between keys"), rhythm_words(report)}};
}

std::string state_of(const ScannerTestView& view) {
    if (view.report) return "learned";
    return view.keys > 0 ? "not_learned" : "waiting";
}

std::string words_of(const ScannerTestView& view) {
    if (view.report)
        return view.is_remembered
                   ? tr("This scanner is understood, and remembered on this machine.")
                   : tr("This scanner is understood, but could not be remembered: the disk of this "
                        "machine cannot be written.");
    if (view.keys > 0)
        return fmt::format(fmt::runtime(tr("{} keys came, and not those of this code. Hold the scanner "
                                           "nearer, and scan it again.")),
                           view.keys);
    return tr("Scan this code with your hand scanner.");
}

// The symbol with its quiet zone, black on white whatever the theme is.
void draw_code(Ui& ui, const Rect& place) {
    static const auto symbol = make_qr_symbol(calibration_text());
    if (!symbol) return;
    const int modules = symbol->size_with_quiet_zone();
    const int module = std::max(1, static_cast<int>(std::min(place.w, place.h)) / modules);
    const auto side = static_cast<float>(module * modules);
    const Rect square = centred(place, side, side);
    ui.picture("code", tr("The code to scan"), 0, square, 0);
    ui.fill(square, 0xffffff);
    const Mask mask =
        ui.masks().get(fmt::format("calibration|{}", module), static_cast<int>(side), static_cast<int>(side),
                       [&](cairo_t* c) {
                           cairo_set_antialias(c, CAIRO_ANTIALIAS_NONE);
                           for (int y = 0; y < symbol->size; ++y)
                               for (int x = 0; x < symbol->size; ++x)
                                   if (symbol->dark(x, y))
                                       cairo_rectangle(c, (x + quiet_zone_modules) * module,
                                                       (y + quiet_zone_modules) * module, module, module);
                           cairo_fill(c);
                       });
    ui.mask(mask, {std::round(square.x), std::round(square.y)}, 0x000000);
}

// Gives where the lines end.
float draw_lines(Ui& ui, const std::vector<Line>& lines, Rect place) {
    const Theme& theme = ui.theme();
    for (const Line& line : lines)
        place.y = ui.text(line.id, "status", line.what + ": " + line.is, body_style(theme, 32), place,
                          ui.palette().ink, line.is)
                      .bottom() +
                  theme.px(10);
    return place.y;
}

}  // namespace

bool draw_scanner_test(Ui& ui, const ScannerTestView& view) {
    const Theme& theme = ui.theme();
    ui.screen("scanner_test", state_of(view), view.report ? Mood::good : Mood::neutral);
    const Rect body = draw_band(ui, {tr("Test my scanner"), {}, {}});
    const float margin = page_margin(ui);
    const bool side_by_side = !theme.portrait();
    const float button = theme.touch(side_by_side ? 120 : 148);
    const Rect page{body.x + margin, body.y + margin, body.w - 2 * margin,
                    body.h - 2 * margin - button - theme.px(32)};
    const float code_side = side_by_side ? std::min(page.h, page.w * 0.45f) : std::min(page.w, page.h * 0.5f);
    draw_code(
        ui, side_by_side ? Rect{page.x, page.y, code_side, page.h} : Rect{page.x, page.y, page.w, code_side});
    Rect words = side_by_side ? Rect{page.x + code_side + margin, page.y, page.w - code_side - margin, 0}
                              : Rect{page.x, page.y + code_side + theme.px(32), page.w, 0};
    words.y = ui.text("instruction", view.keys > 0 ? "status" : "paragraph", words_of(view),
                      body_style(theme, 40, Weight::semibold), words, ui.palette().ink)
                  .bottom() +
              theme.px(28);
    if (view.report) draw_lines(ui, lines_of(*view.report), words);
    return ui.button({"back", tr("Back"), ButtonLook::primary, button_style(theme, 44)},
                     {page.x, body.bottom() - margin - button, page.w, button}) ||
           ui.back();
}

}  // namespace lanyard
