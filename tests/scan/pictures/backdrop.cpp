// Random hills, and things drawn over them with Cairo.
#include "tests/scan/pictures/backdrop.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <cairo.h>

#include <algorithm>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

namespace lanyard {
namespace {

constexpr double pi = std::numbers::pi;

// Adds `amplitude` times a field of random hills about `period` pixels apart.
void add_hills(Light& light, double period, double amplitude, std::mt19937& random) {
    const int columns = static_cast<int>(light.width / period) + 3;
    const int rows = static_cast<int>(light.height / period) + 3;
    std::vector<float> heights(static_cast<std::size_t>(columns * rows));
    for (float& height : heights) height = static_cast<float>(between(random, -amplitude, amplitude));
    for (int y = 0; y < light.height; ++y) {
        const int row = static_cast<int>(y / period);
        const auto down = static_cast<float>(y / period - row);
        const float* upper = &heights[static_cast<std::size_t>(row * columns)];
        const float* lower = upper + columns;
        for (int x = 0; x < light.width; ++x) {
            const int column = static_cast<int>(x / period);
            const auto across = static_cast<float>(x / period - column);
            const float above = upper[column] + (upper[column + 1] - upper[column]) * across;
            const float below = lower[column] + (lower[column + 1] - lower[column]) * across;
            light.at(x, y) += above + (below - above) * down;
        }
    }
}

std::string random_letters(std::mt19937& random, int count) {
    std::string letters;
    for (int i = 0; i < count; ++i) letters += static_cast<char>(whole_between(random, '!', '~'));
    return letters;
}

void draw_thing(cairo_t* cairo, const Light& light, std::mt19937& random) {
    const double x = between(random, 0, light.width), y = between(random, 0, light.height);
    const double size = between(random, 6, light.width / 5.0);
    cairo_save(cairo);
    const double grey = between(random, 0.02, 0.98);
    cairo_set_source_rgb(cairo, grey, grey, grey);
    cairo_translate(cairo, x, y);
    switch (whole_between(random, 0, 4)) {
        case 0:
            cairo_rectangle(cairo, 0, 0, size, between(random, 4, size));
            cairo_fill(cairo);
            break;
        case 1:
            cairo_rotate(cairo, between(random, 0, pi));
            cairo_scale(cairo, size / 2, between(random, 4, size / 2 + 5));
            cairo_arc(cairo, 0, 0, 1, 0, 2 * pi);
            cairo_fill(cairo);
            break;
        case 2:
            cairo_set_line_width(cairo, between(random, 1, 14));
            cairo_move_to(cairo, 0, 0);
            cairo_line_to(cairo, between(random, -size, size), between(random, -size, size));
            cairo_stroke(cairo);
            break;
        default:
            cairo_select_font_face(
                cairo, "sans", CAIRO_FONT_SLANT_NORMAL,
                whole_between(random, 0, 1) ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
            cairo_set_font_size(cairo, between(random, 10, 70));
            cairo_show_text(cairo, random_letters(random, 12).c_str());
    }
    cairo_restore(cairo);
}

// Draws with Cairo on top of the light.
template <class Draw>
void draw_on(Light& light, const Draw& draw) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, light.width, light.height), &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   &cairo_destroy);
    draw(cairo.get());
    cairo_surface_flush(surface.get());
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < light.height; ++y)
        for (int x = 0; x < light.width; ++x) {
            const unsigned char* pixel =
                data + y * stride + 4 * x;  // premultiplied; all three colours are equal
            light.at(x, y) = pixel[1] + light.at(x, y) * static_cast<float>(255 - pixel[3]) / 255;
        }
}

void draw_writing(cairo_t* cairo, const Light& light, std::mt19937& random) {
    cairo_set_source_rgb(cairo, 0.95, 0.95, 0.95);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
    const double size = between(random, 9, 40);
    cairo_select_font_face(cairo, "monospace", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(cairo, size);
    for (double y = size; y < light.height; y += size * 1.2) {
        cairo_move_to(cairo, 10, y);
        cairo_show_text(cairo, random_letters(random, static_cast<int>(light.width / size * 1.6)).c_str());
    }
}

// Cells of one size in a rectangle: a board, modules at random, or bars as of a product code.
void draw_cells(cairo_t* cairo, const Light& light, Decoy decoy, std::mt19937& random) {
    const double cell = between(random, 3, 24);
    const double left = between(random, 0, light.width * 0.6), top = between(random, 0, light.height * 0.6);
    const int columns = static_cast<int>(between(random, 100, light.width * 0.4) / cell);
    const int rows = static_cast<int>(between(random, 100, light.height * 0.4) / cell);
    cairo_set_source_rgb(cairo, 0.88, 0.88, 0.88);
    cairo_rectangle(cairo, left - 20, top - 20, columns * cell + 40, rows * cell + 40);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
    if (decoy == Decoy::bars) {
        for (int column = 0; column < columns; column += whole_between(random, 2, 7)) {
            cairo_rectangle(cairo, left + column * cell, top, whole_between(random, 1, 4) * cell,
                            rows * cell);
        }
    } else {
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                if (decoy == Decoy::checkerboard ? (row + column) % 2 != 0 : whole_between(random, 0, 1) != 0)
                    cairo_rectangle(cairo, left + column * cell, top + row * cell, cell, cell);
    }
    cairo_fill(cairo);
}

// A code of another kind, which any scanner would read, and ours must not.
void draw_other_code(cairo_t* cairo, const Light& light, std::mt19937& random) {
    using ZXing::BarcodeFormat;
    constexpr BarcodeFormat formats[] = {BarcodeFormat::Aztec, BarcodeFormat::DataMatrix,
                                         BarcodeFormat::PDF417, BarcodeFormat::Code128, BarcodeFormat::EAN13};
    const BarcodeFormat format = formats[whole_between(random, 0, 4)];
    std::string digits;
    for (int i = 0; i < 12; ++i) digits += static_cast<char>(whole_between(random, '0', '9'));
    const int width = whole_between(random, 120, 420);
    const auto bits = ZXing::MultiFormatWriter(format).setMargin(8).encode(digits, width, width / 2);
    const double left = between(random, 0, light.width - bits.width());
    const double top = between(random, 0, light.height - bits.height());
    cairo_set_source_rgb(cairo, 0.9, 0.9, 0.9);
    cairo_rectangle(cairo, left, top, bits.width(), bits.height());
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.08, 0.08, 0.08);
    for (int y = 0; y < bits.height(); ++y)
        for (int x = 0; x < bits.width(); ++x)
            if (bits.get(x, y)) cairo_rectangle(cairo, left + x, top + y, 1, 1);
    cairo_fill(cairo);
}

}  // namespace

Light make_texture(int width, int height, std::mt19937& random) {
    Light light(width, height);
    double amplitude = 1;
    for (double period = 320; period >= 2.5; period /= 2, amplitude *= 0.72)
        add_hills(light, period, amplitude, random);
    const auto [lowest, highest] = std::minmax_element(light.greys.begin(), light.greys.end());
    const float low = *lowest, scale = 220 / (*highest - *lowest + 1e-6f);
    for (float& grey : light.greys) grey = 15 + (grey - low) * scale;
    return light;
}

void add_clutter(Light& light, std::mt19937& random) {
    draw_on(light, [&](cairo_t* cairo) {
        for (int i = whole_between(random, 10, 60); i > 0; --i) draw_thing(cairo, light, random);
    });
}

void add_decoy(Light& light, Decoy decoy, std::mt19937& random) {
    if (decoy == Decoy::none || decoy == Decoy::half_code) return;
    draw_on(light, [&](cairo_t* cairo) {
        if (decoy == Decoy::writing)
            draw_writing(cairo, light, random);
        else if (decoy == Decoy::other_code)
            draw_other_code(cairo, light, random);
        else
            draw_cells(cairo, light, decoy, random);
    });
}

}  // namespace lanyard
