// Sizes are in the drawing's own units; the page makes it as wide as there is room.
#include "web/charts.h"

#include <fmt/format.h>

#include <algorithm>

namespace lanyard {
namespace {

constexpr std::size_t most_bars = 72;
constexpr int bar_width = 10, bar_room = 12, height = 160, top = 24, foot = 24;

bool is_hour(Instant at) {
    return to_ms(at) % 3'600'000 == 0;
}

}  // namespace

std::string arrivals_chart(const std::vector<ArrivalBar>& bars, std::optional<Instant> opening,
                           std::string_view zone) {
    if (bars.empty()) return {};
    const std::size_t first = bars.size() > most_bars ? bars.size() - most_bars : 0;
    int largest = 0, shown = 0;
    for (std::size_t i = first; i < bars.size(); ++i) {
        largest = std::max(largest, bars[i].came);
        shown += bars[i].came;
    }
    const int width = std::max(20, static_cast<int>(bars.size() - first)) * bar_room;
    std::string svg = fmt::format(
        "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {} {}\" aria-label=\"{} arrivals from {} to {}, at "
        "most {} in "
        "five minutes\">",
        width, top + height + foot, shown, format_clock(bars[first].from, zone),
        format_clock(bars.back().from + ArrivalBar::length, zone), largest);
    svg += fmt::format("<text x=\"0\" y=\"16\">{} in 5 minutes</text>", largest);
    for (std::size_t i = first; i < bars.size(); ++i) {
        const ArrivalBar& one = bars[i];
        const int x = static_cast<int>(i - first) * bar_room;
        const int high = largest == 0 ? 0 : (one.came * height + largest - 1) / largest;
        if (high > 0)
            svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", x, top + height - high,
                               bar_width, high);
        if (is_hour(one.from))
            svg += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>", x, top + height + 18,
                               format_clock(one.from, zone));
        if (opening && one.from <= *opening && *opening < one.from + ArrivalBar::length)
            svg += fmt::format("<line x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\"/>", x, top, top + height);
    }
    return svg + fmt::format("<path d=\"M0 {0}H{1}\"/></svg>", top + height, width);
}

std::string share_bar(int part, int whole) {
    const int percent = whole <= 0 ? 0 : std::clamp(part * 100 / whole, 0, 100);
    return fmt::format(
        "<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
        "class=\"room\" width=\"100\" height=\"10\"/><rect width=\"{}\" height=\"10\"/></svg>",
        percent);
}

}  // namespace lanyard
