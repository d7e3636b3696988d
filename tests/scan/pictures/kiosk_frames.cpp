// The code is projected point by point, so that its edges are exact, onto a backdrop, and then goes through
// lens, shutter, sensor and compression.
#include "tests/scan/pictures/kiosk_frames.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "tests/scan/pictures/backdrop.h"
#include "tests/scan/pictures/camera_effects.h"
#include "tests/scan/pictures/light.h"
#include "tests/scan/pictures/qr_modules.h"

namespace lanyard {
namespace {

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

// The way from the card's plane (modules, the code's middle at 0, 0) to the picture and back: turned in its
// plane, tilted around an axis, seen through a pinhole whose focal length is 0.9 of the frame's width.
class Projection {
  public:
    explicit Projection(const FrameSpec& spec)
        : focal_(spec.width * 0.9), distance_(focal_ / spec.module_px) {
        const double turn = radians(spec.rotation), tilt = radians(spec.tilt), axis = radians(spec.tilt_axis);
        const double ca = std::cos(axis), sa = std::sin(axis), ct = std::cos(tilt), st = std::sin(tilt);
        const std::array<double, 2> across = {std::cos(turn), std::sin(turn)};
        const std::array<double, 2> down = {-std::sin(turn), std::cos(turn)};
        const auto tilted = [&](const std::array<double, 2>& v) {
            const double along = v[0] * ca + v[1] * sa, aside = -v[0] * sa + v[1] * ca;
            return std::array<double, 3>{along * ca - aside * ct * sa, along * sa + aside * ct * ca,
                                         aside * st};
        };
        across_ = tilted(across);
        down_ = tilted(down);
    }

    void to_picture(double u, double v, double& x, double& y) const {
        const double nearness = focal_ / (distance_ + u * across_[2] + v * down_[2]);
        x = (u * across_[0] + v * down_[0]) * nearness;
        y = (u * across_[1] + v * down_[1]) * nearness;
    }

    // The ray through (x, y) meets the plane u * across + v * down; solved by Cramer's rule.
    void to_card(double x, double y, double& u, double& v) const {
        const double a = focal_ * across_[0] - x * across_[2], b = focal_ * down_[0] - x * down_[2];
        const double c = focal_ * across_[1] - y * across_[2], d = focal_ * down_[1] - y * down_[2];
        const double determinant = a * d - b * c;
        u = (x * distance_ * d - b * y * distance_) / determinant;
        v = (a * y * distance_ - x * distance_ * c) / determinant;
    }

  private:
    double focal_, distance_;
    std::array<double, 3> across_{}, down_{};
};

// A phone or a paper with the code on it, in modules around the code's middle.
struct Card {
    QrModules modules;
    double half_code = 0;   // with its quiet zone of four modules
    double half_width = 0;  // of what is white
    double half_height = 0;
    double covered_x = 0, covered_y = 0, covered_radius = 0;
    float black = 0, white = 0, frame = 0;
    bool inverted = false, is_half = false;

    // The grey at (u, v), or less than nothing beyond the card's frame.
    float grey(double u, double v) const {
        if (std::abs(u) > half_width + 2 || std::abs(v) > half_height + 4) return -1;
        if (std::abs(u) > half_width || std::abs(v) > half_height) return frame;
        if (covered_radius > 0 && std::hypot(u - covered_x, v - covered_y) < covered_radius) return 150;
        const double half = modules.size / 2.0;
        const bool black_module =
            !(is_half && u > 0) &&
            modules.is_black(static_cast<int>(std::floor(u + half)), static_cast<int>(std::floor(v + half)));
        return black_module != inverted ? black : white;
    }
};

Card make_card(const FrameSpec& spec, std::mt19937& random) {
    Card card;
    card.is_half = spec.text.empty();
    card.modules = qr_modules(card.is_half ? random_code(random) : spec.text);
    const double half = card.modules.size / 2.0;
    card.half_code = half + 4;
    card.half_width = card.half_code + between(random, 0, 5);
    card.half_height = card.half_code + between(random, 0, 14);
    card.black = static_cast<float>(spec.black);
    card.white = static_cast<float>(spec.white);
    card.inverted = spec.inverted;
    const bool is_phone = spec.inverted || between(random, 0, 1) < 0.6;
    card.frame = is_phone ? 12 : card.white * 0.93f;
    card.covered_radius = spec.occlusion * card.modules.size;
    card.covered_x = half * (between(random, 0, 1) < 0.5 ? -0.2 : 0.9);
    card.covered_y = half;
    return card;
}

Place place_of(const Card& card, const Projection& projection, const FrameSpec& spec, std::mt19937& random) {
    Place place;
    for (const double u : {-card.half_code, card.half_code})
        for (const double v : {-card.half_code, card.half_code}) {
            double x = 0, y = 0;
            projection.to_picture(u, v, x, y);
            place.reach = std::max({place.reach, std::abs(x), std::abs(y)});
        }
    const auto anywhere = [&](int length) {
        const double room = spec.is_centred ? 0 : 0.8 * std::max(0.0, length / 2.0 - place.reach - 2);
        return length / 2.0 + between(random, -1, 1) * room;
    };
    place.x = anywhere(spec.width);
    place.y = anywhere(spec.height);
    return place;
}

// Lays the card over the light, each pixel the mean of 4 by 4 points.
void lay_card(Light& light, const Card& card, const Projection& projection, const Place& place) {
    constexpr int points = 4;
    const double limit = place.reach * 2.2 + 20;
    const int top = std::max(0, static_cast<int>(place.y - limit));
    const int bottom = std::min(light.height, static_cast<int>(place.y + limit));
    const int left = std::max(0, static_cast<int>(place.x - limit));
    const int right = std::min(light.width, static_cast<int>(place.x + limit));
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            float sum = 0;
            int covered = 0;
            for (int i = 0; i < points * points; ++i) {
                double u = 0, v = 0;
                projection.to_card(x - place.x + (i % points + 0.5) / points - 0.5,
                                   y - place.y + (i / points + 0.5) / points - 0.5, u, v);
                const float grey = card.grey(u, v);
                if (grey < 0) continue;
                sum += grey;
                ++covered;
            }
            float& out = light.at(x, y);
            out = (sum + out * static_cast<float>(points * points - covered)) / (points * points);
        }
}

GreyImage grey_image(const Light& light) {
    GreyImage image{light.width, light.height, {}};
    image.pixels.reserve(light.greys.size());
    for (const float grey : light.greys)
        image.pixels.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(grey, 0.0f, 255.0f))));
    return image;
}

}  // namespace

GreyImage make_frame(const FrameSpec& spec, std::mt19937& random) {
    Light light = make_texture(spec.width, spec.height, random);
    if (spec.has_clutter) add_clutter(light, random);
    add_decoy(light, spec.decoy, random);
    if (!spec.text.empty() || spec.decoy == Decoy::half_code) {
        const Card card = make_card(spec, random);
        const Projection projection(spec);
        const Place place = place_of(card, projection, spec, random);
        lay_card(light, card, projection, place);
        add_glare(light, spec.glare, place, random);
        dim_across(light, spec.gradient, place, random);
    }
    blur(light, spec.blur_px);
    smear(light, spec.motion_px, spec.motion_direction);
    add_noise(light, spec.noise, random);
    compress(light, spec.jpeg_quality);
    return grey_image(light);
}

std::string random_code(std::mt19937& random) {
    constexpr const char* letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string code;
    for (int i = 0; i < 20; ++i) code += letters[whole_between(random, 0, 31)];
    return code;
}

FrameSpec kiosk_mix(std::mt19937& random) {
    const auto with_chance = [&](double chance) { return between(random, 0, 1) < chance; };
    FrameSpec spec;
    switch (whole_between(random, 0, 2)) {
        case 0:
            spec.text = random_code(random);
            break;
        case 1:
            for (int i = 0; i < 24; ++i) spec.text += static_cast<char>(whole_between(random, 'a', 'z'));
            break;
        default:
            for (int i = 0; i < 90; ++i) spec.text += static_cast<char>(whole_between(random, 'A', 'Z'));
    }
    spec.module_px = std::exp(between(random, std::log(2.5), std::log(9.0)));
    spec.rotation = with_chance(0.75) ? between(random, -20, 20) : between(random, 0, 360);
    spec.tilt = std::min(50.0, std::abs(std::normal_distribution<double>(0, 15)(random)));
    spec.tilt_axis = between(random, 0, 360);
    spec.blur_px = between(random, 0.4, 1.3) + between(random, 0, 0.2) * spec.module_px;
    if (with_chance(0.35)) {
        spec.motion_px = between(random, 0.3, 1.3) * spec.module_px;
        spec.motion_direction = between(random, 0, 180);
    }
    spec.noise = between(random, 2, 12);
    spec.black = between(random, 20, 70);
    spec.white = spec.black + between(random, 70, 160);
    const double lamp = between(random, 0, 1);
    spec.glare = lamp < 0.15   ? Glare::soft
                 : lamp < 0.25 ? Glare::strong
                 : lamp < 0.28 ? Glare::spot
                               : Glare::none;
    if (lamp >= 0.28 && lamp < 0.4) spec.gradient = between(random, 0.3, 0.8);
    if (with_chance(0.5)) spec.jpeg_quality = whole_between(random, 50, 85);
    spec.inverted = with_chance(0.05);
    return spec;
}

FrameSpec must_read_nothing(std::mt19937& random) {
    FrameSpec spec;
    spec.decoy = static_cast<Decoy>(whole_between(random, 0, static_cast<int>(Decoy::half_code)));
    spec.module_px = between(random, 3, 9);
    spec.rotation = between(random, 0, 360);
    spec.noise = between(random, 2, 10);
    spec.blur_px = between(random, 0.4, 2);
    if (whole_between(random, 0, 1) != 0) spec.jpeg_quality = 70;
    return spec;
}

}  // namespace lanyard
