// Runs of light and dark along every third row; what looks like a finder across is checked down.
#include "scan/code_traces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>

namespace lanyard {
namespace {

constexpr int tile = 32;            // pixels; each has a threshold of its own, as light falls unevenly
constexpr int row_step = 3;         // the smallest finder worth a hint is ten pixels high
constexpr int least_contrast = 24;  // less is noise
constexpr std::size_t most_finders = 32;
constexpr int burnt_grey = 250;
constexpr double smallest_module_px = 1.3;

// Whether five runs are as 1:1:3:1:1, each within half a module, the middle within one.
bool is_finder(const std::array<double, 5>& runs, double& module_px) {
    double total = 0;
    for (const double run : runs) total += run;
    module_px = total / 7;
    if (module_px < smallest_module_px) return false;
    const double slack = module_px * 0.5 + 0.5;
    return std::abs(runs[0] - module_px) < slack && std::abs(runs[1] - module_px) < slack &&
           std::abs(runs[2] - 3 * module_px) < 2 * slack && std::abs(runs[3] - module_px) < slack &&
           std::abs(runs[4] - module_px) < slack;
}

// The same where the outer runs go on into what is around the code: they are taken as a module long.
bool is_finder_without_margin(std::array<double, 5> runs, double& module_px) {
    const double inner_px = (runs[1] + runs[2] + runs[3]) / 5;
    for (double* outer : {&runs[0], &runs[4]}) *outer = std::min(*outer, inner_px);
    return is_finder(runs, module_px);
}

bool similar(double one, double other) {
    return std::max(one, other) < 1.4 * std::min(one, other) + 0.3;
}

// The picture's grey between its pixels; beyond the edge as on it.
double grey_at(GreyView picture, double x, double y) {
    const double inner_x = std::clamp(x, 0.0, picture.width - 1.001);
    const double inner_y = std::clamp(y, 0.0, picture.height - 1.001);
    const int left = static_cast<int>(inner_x), top = static_cast<int>(inner_y);
    const double u = inner_x - left, v = inner_y - top;
    const std::uint8_t *upper = picture.row(top) + left, *lower = picture.row(top + 1) + left;
    return (upper[0] * (1 - u) + upper[1] * u) * (1 - v) + (lower[0] * (1 - u) + lower[1] * u) * v;
}

// The greys on a circle around a finder's middle.
constexpr std::size_t circle_points = 16;
std::array<double, circle_points> circle(GreyView picture, PixelPoint middle, double radius) {
    std::array<double, circle_points> greys{};
    for (std::size_t i = 0; i < circle_points; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / circle_points;
        greys[i] = grey_at(picture, middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle));
    }
    return greys;
}

double mean_of(const std::array<double, circle_points>& greys) {
    return std::accumulate(greys.begin(), greys.end(), 0.0) / circle_points;
}

// Whether a square of three modules lies in a ring, and that in another, however the symbol is turned: these
// circles lie within them at every angle, the outermost for the most part.
bool has_rings(GreyView picture, PixelPoint middle, double module_px, bool middle_is_light) {
    const auto inside = circle(picture, middle, 0.9 * module_px),
               ring = circle(picture, middle, 2.25 * module_px);
    const auto outer = circle(picture, middle, 3.15 * module_px);
    const double core = mean_of(inside), around = mean_of(ring);
    if ((middle_is_light ? core - around : around - core) < least_contrast) return false;
    const double between = (core + around) / 2;
    const auto as_core = [&](double grey) { return (grey > between) == middle_is_light; };
    // Of modules that are hardly larger than a pixel some points fall between two.
    const int slips = module_px < 2.2 ? 3 : 1;
    return std::count_if(inside.begin(), inside.end(), as_core) >= 16 - slips &&
           std::count_if(ring.begin(), ring.end(), as_core) <= 1 + slips &&
           std::count_if(outer.begin(), outer.end(), as_core) >= 11 - slips;
}

// Of these points the three that lie most like a symbol's squares: two ways of the same length at a right
// angle. Seen at a slant they are so only roughly.
std::optional<std::array<PixelPoint, 3>> as_of_one_symbol(std::span<const PixelPoint> points) {
    constexpr double worst_error = 0.45;
    double least = worst_error;
    std::optional<std::array<PixelPoint, 3>> best;
    for (const PixelPoint& corner : points) {
        for (const PixelPoint& one : points) {
            for (const PixelPoint& other : points) {
                const double x1 = one.x - corner.x, y1 = one.y - corner.y;
                const double x2 = other.x - corner.x, y2 = other.y - corner.y;
                const double first = std::hypot(x1, y1), second = std::hypot(x2, y2);
                const bool is_clockwise = x1 * y2 - y1 * x2 > 0;
                if (first == 0 || second == 0 || !is_clockwise) continue;
                const double error = std::abs(x1 * x2 + y1 * y2) / (first * second) +
                                     std::abs(first - second) / std::max(first, second);
                if (error >= least) continue;
                least = error;
                best = {corner, one, other};
            }
        }
    }
    return best;
}

// The glare where the symbol is; its quiet zone may well be white all over.
void describe(GreyView picture, CodeTraces& traces) {
    const double reach = 9 * traces.module_px;
    const auto limit = [](double value, int most) { return std::clamp(static_cast<int>(value), 0, most); };
    const int left = limit(traces.middle.x - reach, picture.width - 1);
    const int right = limit(traces.middle.x + reach, picture.width - 1);
    const int top = limit(traces.middle.y - reach, picture.height - 1);
    const int bottom = limit(traces.middle.y + reach, picture.height - 1);
    // Burnt out is what is white over more than a few modules in each direction.
    const int span = std::max(4, static_cast<int>(3 * traces.module_px));
    const auto is_burnt = [&](int x, int y) {
        return picture.row(std::clamp(y, top, bottom))[std::clamp(x, left, right)] >= burnt_grey;
    };
    int all = 0, burnt = 0;
    for (int y = top; y <= bottom; y += 2)
        for (int x = left; x <= right; x += 2) {
            ++all;
            burnt += is_burnt(x, y) && is_burnt(x - span, y) && is_burnt(x + span, y) &&
                     is_burnt(x, y - span) && is_burnt(x, y + span);
        }
    traces.glare = all > 0 ? static_cast<double>(burnt) / all : 0;
}

// The least and the most grey of a tile; every other row is enough.
std::pair<int, int> greys_of_tile(GreyView picture, int across, int down) {
    int least = 255, most = 0;
    const int bottom = std::min(picture.height, (down + 1) * tile);
    const int right = std::min(picture.width, (across + 1) * tile);
    for (int y = down * tile; y < bottom; y += 2) {
        const std::uint8_t* row = picture.row(y);
        for (int x = across * tile; x < right; ++x) {
            least = std::min<int>(least, row[x]);
            most = std::max<int>(most, row[x]);
        }
    }
    return {least, most};
}

}  // namespace

void CodeTraceFinder::measure_tiles(GreyView picture) {
    tiles_across_ = (picture.width + tile - 1) / tile;
    const int tiles_down = (picture.height + tile - 1) / tile;
    thresholds_.assign(static_cast<std::size_t>(tiles_across_ * tiles_down), 0);
    int least_of_all = 255, most_of_all = 0;
    for (int down = 0; down < tiles_down; ++down) {
        for (int across = 0; across < tiles_across_; ++across) {
            const auto [least, most] = greys_of_tile(picture, across, down);
            least_of_all = std::min(least_of_all, least);
            most_of_all = std::max(most_of_all, most);
            if (most - least >= least_contrast)
                thresholds_[static_cast<std::size_t>(down * tiles_across_ + across)] =
                    static_cast<unsigned char>((least + most + 1) / 2);
        }
    }
    // A tile without contrast is all of one kind, and the rest of the picture says of which.
    const auto middle = static_cast<unsigned char>(std::max(1, (least_of_all + most_of_all + 1) / 2));
    std::replace(thresholds_.begin(), thresholds_.end(), static_cast<unsigned char>(0), middle);
}

bool CodeTraceFinder::is_light(GreyView picture, int x, int y) const {
    return picture.row(y)[x] >= thresholds_[static_cast<std::size_t>(y / tile * tiles_across_ + x / tile)];
}

bool CodeTraceFinder::is_square(const std::array<double, 5>& runs, double& module_px) const {
    return is_finder(runs, module_px) || (takes_without_margin_ && is_finder_without_margin(runs, module_px));
}

// The module's size down through (x, y), the middle of such a finder; 0 where there is none.
double CodeTraceFinder::run_down(GreyView picture, int x, int y, double module_px, bool middle_is_light,
                                 double& middle_y) const {
    const int most = static_cast<int>(6 * module_px) + 2;
    // Three runs from the middle up or down: half of the middle one, then the two around it.
    const auto runs_towards = [&](int direction, std::array<double, 3>& runs) {
        int at = y;
        bool light = middle_is_light;
        for (double& run : runs) {
            run = 0;
            while (at >= 0 && at < picture.height && std::abs(at - y) <= most &&
                   is_light(picture, x, at) == light) {
                ++run;
                at += direction;
            }
            light = !light;
        }
    };
    std::array<double, 3> up{}, down{};
    runs_towards(-1, up);
    runs_towards(1, down);
    double size = 0;
    if (!is_square({up[2], up[1], up[0] + down[0] - 1, down[1], down[2]}, size)) return 0;
    middle_y = y + (down[0] - up[0]) / 2;
    return size;
}

void CodeTraceFinder::add(const Finder& found) {
    for (Finder& known : finders_)
        if (std::hypot(known.x - found.x, known.y - found.y) < 3 * known.module_px) return;
    if (finders_.size() < most_finders) finders_.push_back(found);
}

void CodeTraceFinder::check(GreyView picture, const std::array<double, 5>& runs, int end_x, int y,
                            bool middle_is_light) {
    double across = 0, middle_y = y;
    if (runs[0] == 0 || !is_square(runs, across)) return;
    const double x = end_x - runs[4] - runs[3] - runs[2] / 2;
    const double down = run_down(picture, static_cast<int>(x), y, across, middle_is_light, middle_y);
    if (down == 0 || !similar(across, down)) return;
    Finder found{x, middle_y, (across + down) / 2, 0, 0};
    if (!has_rings(picture, {x - 0.5, middle_y}, found.module_px, middle_is_light)) return;
    found.core = mean_of(circle(picture, {x - 0.5, middle_y}, 0.9 * found.module_px));
    found.around = mean_of(circle(picture, {x - 0.5, middle_y}, 2.25 * found.module_px));
    add(found);
}

void CodeTraceFinder::search_row(GreyView picture, int y, int left, int right) {
    const std::uint8_t* row = picture.row(y);
    const unsigned char* thresholds = thresholds_.data() + y / tile * tiles_across_;
    std::array<double, 5> runs{};  // the last five, the newest at the end
    int run_began = left;
    bool light = row[left] >= thresholds[left / tile];
    for (int x = left; x < right;) {
        const int tile_ends = std::min(right, (x / tile + 1) * tile);
        const unsigned char threshold = thresholds[x / tile];
        for (; x < tile_ends; ++x) {
            const bool now = row[x] >= threshold;
            if (now == light) continue;
            runs = {runs[1], runs[2], runs[3], runs[4], static_cast<double>(x - run_began)};
            // The first and the last run are of the same kind as the middle one.
            check(picture, runs, x, y, light);
            light = now;
            run_began = x;
        }
    }
    if (!takes_without_margin_) return;
    // The last run ends with the row.
    check(picture, {runs[1], runs[2], runs[3], runs[4], static_cast<double>(right - run_began)}, right, y,
          light);
}

// The finder that has most others of its size at a symbol's distance, 14 modules to about 60, with these.
CodeTraces CodeTraceFinder::best_group() const {
    const auto belongs = [](const Finder& one, const Finder& other) {
        const double away = std::hypot(one.x - other.x, one.y - other.y) / one.module_px;
        return similar(one.module_px, other.module_px) && away > 10 && away < 62;
    };
    const auto others_of = [&](const Finder& finder) {
        return std::count_if(finders_.begin(), finders_.end(),
                             [&](const Finder& other) { return belongs(finder, other); });
    };
    const auto best = std::max_element(
        finders_.begin(), finders_.end(),
        [&](const Finder& one, const Finder& other) { return others_of(one) < others_of(other); });
    CodeTraces traces;
    if (best == finders_.end()) return traces;
    double count = 0;
    std::array<PixelPoint, most_finders> middles;
    std::size_t in_group = 0;
    for (const Finder& finder : finders_) {
        if (&finder != &*best && !belongs(*best, finder)) continue;
        middles[in_group++] = {finder.x, finder.y};
        traces.middle = {traces.middle.x + finder.x, traces.middle.y + finder.y};
        traces.module_px += finder.module_px;
        traces.white += std::max(finder.core, finder.around);
        traces.black += std::min(finder.core, finder.around);
        ++count;
    }
    traces.finders = static_cast<int>(std::min(3.0, count));
    traces.middle = {traces.middle.x / count, traces.middle.y / count};
    traces.module_px /= count;
    traces.white /= count;
    traces.black /= count;
    traces.is_inverted = best->core > best->around;
    traces.squares = as_of_one_symbol({middles.data(), in_group});
    return traces;
}

CodeTraces CodeTraceFinder::look_between(GreyView picture, int left, int top, int right, int bottom) {
    finders_.clear();
    if (picture.width < tile || picture.height < tile) return {};
    measure_tiles(picture);
    for (int y = top + row_step / 2; y < bottom; y += row_step) search_row(picture, y, left, right);
    CodeTraces traces = best_group();
    if (traces.finders > 0) describe(picture, traces);
    return traces;
}

CodeTraces CodeTraceFinder::look(GreyView picture) {
    takes_without_margin_ = false;
    const int square = std::min(picture.width, picture.height);
    const int left = (picture.width - square) / 2, top = (picture.height - square) / 2;
    return look_between(picture, left, top, left + square, top + square);
}

CodeTraces CodeTraceFinder::look_everywhere(GreyView picture) {
    takes_without_margin_ = true;
    return look_between(picture, 0, 0, picture.width, picture.height);
}

}  // namespace lanyard
