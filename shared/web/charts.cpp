// Drawn in a box of fixed size that the browser scales; colours are the style sheet's classes.
#include "web/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "web/html.h"

namespace lanyard {
namespace {

constexpr double width = 360, height = 190, left = 28, top = 18, right = 8, bottom = 24;
constexpr double plot_width = width - left - right, plot_height = height - top - bottom;

struct Bars {
    std::vector<int> came;
    Instant from{};
    Milliseconds length{};

    Instant end() const { return from + length * static_cast<long long>(came.size()); }
    double x_of(Instant at) const {
        return left + plot_width * static_cast<double>((at - from).count()) /
                          static_cast<double>((end() - from).count());
    }
};

// The opening is part of the picture where it is within two hours of anybody's coming.
Bars bars_of(const DayView& view) {
    constexpr Milliseconds near = std::chrono::hours(2);
    Instant from = view.bars.front().from, end = view.bars.back().from + ArrivalBar::length;
    if (view.opening && *view.opening > from - near && *view.opening < end + near) {
        from = std::min(from, *view.opening);
        end = std::max(end, *view.opening + ArrivalBar::length);
    }
    const auto whole = static_cast<std::size_t>((end - from) / ArrivalBar::length) + 1;
    const std::size_t together = (whole + most_arrival_bars - 1) / most_arrival_bars;
    Bars bars{std::vector<int>((whole + together - 1) / together), from,
              ArrivalBar::length * static_cast<long long>(together)};
    for (const ArrivalBar& bar : view.bars)
        bars.came[static_cast<std::size_t>((bar.from - from) / bars.length)] += bar.came;
    return bars;
}

// A round number that is not below the largest bar.
int top_of(int largest) {
    for (int unit = 1;; unit *= 10)
        for (const int step : {1, 2, 5, 10})
            if (unit * step >= largest) return std::max(2, unit * step);
}

std::string described(const DayView& view, const Bars& bars, std::string_view zone) {
    const auto fullest = std::max_element(bars.came.begin(), bars.came.end());
    const Instant at = bars.from + bars.length * (fullest - bars.came.begin());
    int all = 0;
    for (const int came : bars.came) all += came;
    std::string words =
        fmt::format("{} arrivals from {} to {}, most at {}: {} in {} minutes.", all,
                    format_clock(view.bars.front().from, zone),
                    format_clock(view.bars.back().from + ArrivalBar::length, zone), format_clock(at, zone),
                    *fullest, std::chrono::duration_cast<std::chrono::minutes>(bars.length).count());
    if (view.opening) words += fmt::format(" The opening is at {}.", format_clock(*view.opening, zone));
    return words;
}

std::string axis(const Bars& bars, int highest, std::string_view zone) {
    std::string svg;
    for (const int value : {0, highest / 2, highest}) {
        const double y = top + plot_height * (1 - static_cast<double>(value) / highest);
        svg += fmt::format(
            "<line class=\"axis\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
            "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>",
            left, width - right, y, y, left - 4, y + 4, value);
    }
    constexpr Milliseconds steps[] = {std::chrono::minutes(15), std::chrono::minutes(30),
                                      std::chrono::hours(1),    std::chrono::hours(2),
                                      std::chrono::hours(4),    std::chrono::hours(8)};
    constexpr int most_labels = 6;
    Milliseconds step = steps[0];
    for (const Milliseconds one : steps) {
        step = one;
        if ((bars.end() - bars.from) / one < most_labels) break;
    }
    const auto first = (bars.from.time_since_epoch() + step - Milliseconds(1)) / step;
    for (Instant at{step * first}; at < bars.end(); at += step) {
        const double x = bars.x_of(at);
        if (x > width - right - 14 || x < left) continue;
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>", x, height - 8,
                           format_clock(at, zone));
    }
    return svg;
}

}  // namespace

std::string arrivals_chart(const DayView& view, std::string_view zone) {
    if (view.bars.empty()) return "";
    const Bars bars = bars_of(view);
    const int highest = top_of(*std::max_element(bars.came.begin(), bars.came.end()));
    std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">", width, height,
                                  escaped(described(view, bars, zone)));
    svg += axis(bars, highest, zone);
    const double step = plot_width / static_cast<double>(bars.came.size());
    for (std::size_t i = 0; i < bars.came.size(); ++i) {
        if (bars.came[i] == 0) continue;
        // One person among thousands is seen, too.
        const double tall = std::max(1.0, plot_height * bars.came[i] / highest);
        svg += fmt::format(
            "<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
            left + step * static_cast<double>(i) + step * 0.1, top + plot_height - tall, step * 0.8, tall);
    }
    if (view.opening && *view.opening >= bars.from && *view.opening < bars.end()) {
        const double x = bars.x_of(*view.opening);
        svg += fmt::format(
            "<line class=\"opening\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>"
            "<text x=\"{3:.1f}\" y=\"12\" text-anchor=\"{4}\">Opening {5}</text>",
            x, top - 3, top + plot_height, x, x > width / 2 ? "end" : "start",
            format_clock(*view.opening, zone));
    }
    return svg + "</svg>";
}

std::string share_bar(int came, int registered) {
    const int percent = registered <= 0 ? 0 : std::clamp(came * 100 / registered, 0, 100);
    return fmt::format(
        "<svg class=\"share\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        "<rect class=\"track\" width=\"100\" height=\"6\"/><rect class=\"bar\" width=\"{}\" "
        "height=\"6\"/></svg>",
        percent);
}

}  // namespace lanyard
