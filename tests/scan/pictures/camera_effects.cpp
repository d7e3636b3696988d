// Plain loops over the light, a pixel at a time.
#include "tests/scan/pictures/camera_effects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lanyard {
namespace {

constexpr double pi = std::numbers::pi;

// JPEG's luminance table (ITU-T T.81, table K.1).
constexpr std::array<int, 64> luminance_steps = {
    16, 11,  10,  16, 24, 40, 51, 61, 12,  12,  14,  19,  26, 58, 60, 55,  14,  13,  16,  24, 40, 57,
    69, 56,  14,  17, 22, 29, 51, 87, 80,  62,  18,  22,  37, 56, 68, 109, 103, 77,  24,  35, 55, 64,
    81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,  112, 100, 103, 99};

using Block = std::array<float, 64>;

// The discrete cosine transform of a block along its rows, written transposed, so that twice makes both ways.
Block transform_rows(const Block& in, bool forwards) {
    static const std::array<float, 64> waves = [] {
        std::array<float, 64> table{};
        for (int k = 0; k < 8; ++k)
            for (int n = 0; n < 8; ++n)
                table[static_cast<std::size_t>(8 * k + n)] = static_cast<float>(
                    (k == 0 ? std::sqrt(0.125) : 0.5) * std::cos((2 * n + 1) * k * pi / 16));
        return table;
    }();
    Block out{};
    for (std::size_t row = 0; row < 8; ++row)
        for (std::size_t k = 0; k < 8; ++k)
            for (std::size_t n = 0; n < 8; ++n)
                out[8 * k + row] += in[8 * row + n] * (forwards ? waves[8 * k + n] : waves[8 * n + k]);
    return out;
}

}  // namespace

void add_glare(Light& light, Glare glare, const Place& place, std::mt19937& random) {
    if (glare == Glare::none) return;
    const double x0 = place.x + between(random, -0.8, 0.8) * place.reach;
    const double y0 = place.y + between(random, -0.8, 0.8) * place.reach;
    const double angle = between(random, 0, pi);
    const double radius = place.reach * (glare == Glare::soft ? 0.35 : glare == Glare::strong ? 0.5 : 0.3);
    const double strength = glare == Glare::soft ? 90 : glare == Glare::strong ? 160 : 260;
    const double haze = glare == Glare::soft ? 40 : glare == Glare::strong ? 80 : 0;
    const double length = glare == Glare::spot ? radius : 3 * radius;
    for (int y = 0; y < light.height; ++y)
        for (int x = 0; x < light.width; ++x) {
            const double along = (x - x0) * std::cos(angle) + (y - y0) * std::sin(angle);
            const double aside = (y - y0) * std::cos(angle) - (x - x0) * std::sin(angle);
            const double distance =
                along * along / (2 * length * length) + aside * aside / (2 * radius * radius);
            light.at(x, y) += static_cast<float>(strength * std::exp(-distance) +
                                                 haze * (0.5 + 0.5 * std::tanh(along / (place.reach * 0.6))));
        }
}

void dim_across(Light& light, double share, const Place& place, std::mt19937& random) {
    if (share <= 0) return;
    const double angle = between(random, 0, 2 * pi);
    for (int y = 0; y < light.height; ++y)
        for (int x = 0; x < light.width; ++x) {
            const double along =
                ((x - place.x) * std::cos(angle) + (y - place.y) * std::sin(angle)) / place.reach;
            light.at(x, y) *= static_cast<float>(std::max(0.05, 1 - share * (0.5 + 0.5 * std::tanh(along))));
        }
}

// Two passes of a kernel three deviations wide to either side.
void blur(Light& light, double deviation) {
    if (deviation <= 0) return;
    const int reach = static_cast<int>(std::ceil(3 * deviation));
    std::vector<float> kernel;
    float total = 0;
    for (int i = -reach; i <= reach; ++i) {
        kernel.push_back(static_cast<float>(std::exp(-i * i / (2 * deviation * deviation))));
        total += kernel.back();
    }
    const auto pass = [&](int step_x, int step_y) {
        const Light before = light;
        std::fill(light.greys.begin(), light.greys.end(), 0.0f);
        for (int i = -reach; i <= reach; ++i) {
            const float weight = kernel[static_cast<std::size_t>(i + reach)] / total;
            for (int y = 0; y < light.height; ++y)
                for (int x = 0; x < light.width; ++x)
                    light.at(x, y) += weight * before.at_edge(x + i * step_x, y + i * step_y);
        }
    };
    pass(1, 0);
    pass(0, 1);
}

void smear(Light& light, double length, double direction) {
    if (length <= 1) return;
    const Light before = light;
    std::fill(light.greys.begin(), light.greys.end(), 0.0f);
    const int steps = static_cast<int>(std::ceil(length * 2)) + 1;
    for (int step = 0; step < steps; ++step) {
        const double at = length * (static_cast<double>(step) / (steps - 1) - 0.5);
        const int right = static_cast<int>(std::lround(at * std::cos(direction * pi / 180)));
        const int down = static_cast<int>(std::lround(at * std::sin(direction * pi / 180)));
        for (int y = 0; y < light.height; ++y)
            for (int x = 0; x < light.width; ++x)
                light.at(x, y) += before.at_edge(x + right, y + down) / static_cast<float>(steps);
    }
}

void add_noise(Light& light, double deviation, std::mt19937& random) {
    if (deviation <= 0) return;
    std::normal_distribution<float> normal(0, static_cast<float>(deviation));
    for (float& grey : light.greys) grey += normal(random);
}

void compress(Light& light, int quality) {
    if (quality <= 0) return;
    const int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    for (int top = 0; top + 8 <= light.height; top += 8)
        for (int left = 0; left + 8 <= light.width; left += 8) {
            Block block;
            for (int i = 0; i < 64; ++i)
                block[static_cast<std::size_t>(i)] =
                    std::clamp(light.at(left + i % 8, top + i / 8), 0.0f, 255.0f) - 128;
            block = transform_rows(transform_rows(block, true), true);
            for (std::size_t i = 0; i < 64; ++i) {
                const auto step =
                    static_cast<float>(std::clamp((luminance_steps[i] * scale + 50) / 100, 1, 255));
                block[i] = step * std::round(block[i] / step);
            }
            block = transform_rows(transform_rows(block, false), false);
            for (int i = 0; i < 64; ++i)
                light.at(left + i % 8, top + i / 8) = block[static_cast<std::size_t>(i)] + 128;
        }
}

}  // namespace lanyard
