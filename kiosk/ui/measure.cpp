// Each rule over everything that was drawn.
#include "ui/measure.h"

#include <fmt/format.h>

#include "ui/keyboard.h"

namespace lanyard {
namespace {

constexpr double rounding_mm = 0.3;  // of keys, whose row is shared out in whole pixels

bool is_control(const Widget& widget) {
    return widget.role == "button" || widget.role == "link" || widget.role == "switch" ||
           widget.role == "textbox";
}

void measure_control(const Widget& widget, const Theme& theme, std::vector<Shortfall>& found) {
    const bool is_key = widget.id.rfind("key_", 0) == 0;
    const double least = is_key ? smallest_key_mm - rounding_mm : smallest_touch_mm - 0.01;
    const double wide = theme.mm(widget.rect.w), high = theme.mm(widget.rect.h);
    if (wide < least) found.push_back({widget.id, fmt::format("{:.1f} mm wide", wide)});
    if (high < least) found.push_back({widget.id, fmt::format("{:.1f} mm high", high)});
}

}  // namespace

std::vector<Shortfall> shortfalls(const UiScreen& screen, const Theme& theme, Mood mood) {
    std::vector<Shortfall> found;
    for (const Widget& widget : screen.widgets)
        if (is_control(widget)) measure_control(widget, theme, found);
    for (const DrawnText& text : screen.texts) {
        const double contrast = contrast_ratio(text.colour, text.ground);
        if (contrast < smallest_text_contrast - 0.005)
            found.push_back({text.words, fmt::format("contrast {:.2f}", contrast)});
        if (const double left = contrast_in_glare(text.colour, text.ground);
            left < smallest_contrast_in_glare)
            found.push_back({text.words, fmt::format("contrast {:.2f} in glare", left)});
    }
    const Palette palette = theme.palette(mood);
    for (const Colour ground : {palette.paper, palette.card})
        if (const double contrast = contrast_ratio(palette.edge, ground); contrast < smallest_edge_contrast)
            found.push_back({"edge", fmt::format("contrast {:.2f}", contrast)});
    if (const double contrast = contrast_ratio(palette.header, palette.paper);
        contrast < smallest_edge_contrast)
        found.push_back({"filled button", fmt::format("contrast {:.2f}", contrast)});
    return found;
}

}  // namespace lanyard
