// Badges on Cairo's surfaces: a PDF's pages, and an image's pixels.
#include "badge/badge_draw.h"

#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "badge/badge_painter.h"
#include "badge/pdf_file.h"
#include "base/language.h"

namespace lanyard {

namespace {

constexpr double least_dpi = 20;
constexpr double most_dpi = 2400;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

struct Image {
    Surface surface{nullptr, cairo_surface_destroy};
    std::vector<TextFit> fits;
};

// What of a badge a picture shows.
enum class Shown { front, back, paper };

Result<Image> draw_image(const BadgeLayout& layout, const BadgeFields& badge, double dpi, Shown shown) {
    if (!(dpi >= least_dpi && dpi <= most_dpi)) {
        return usage_error(fmt::format(fmt::runtime(tr("a badge cannot be drawn at {} dpi")), dpi));
    }
    if (const auto fonts = check_fonts(); !fonts) return fonts.error();
    const double pixels_per_mm = dpi / mm_per_inch;
    const auto pixels = [&](double mm) { return static_cast<int>(std::lround(mm * pixels_per_mm)); };
    Image image;
    const double height_mm = shown == Shown::paper ? layout.paper_height_mm() : layout.height_mm;
    image.surface.reset(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(layout.width_mm), pixels(height_mm)));
    const Cairo cairo(cairo_create(image.surface.get()), cairo_destroy);
    cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
    BadgePainter painter(layout, pixels_per_mm);
    // A side's edge may lie within a pixel.
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    const auto painted = shown == Shown::paper  ? painter.paint_paper(cairo.get(), badge)
                         : shown == Shown::back ? painter.paint(cairo.get(), badge, BadgeSide::back)
                                                : painter.paint(cairo.get(), badge);
    if (!painted) return painted.error();
    if (const auto drawn = check_cairo(cairo_status(cairo.get())); !drawn) return drawn.error();
    cairo_surface_flush(image.surface.get());
    image.fits = painter.take_fits();
    return image;
}

// Calls `take` with the 0xRRGGBB of each pixel, row by row.
template <class Take>
void each_pixel(cairo_surface_t* surface, Take take) {
    const unsigned char* bytes = cairo_image_surface_get_data(surface);
    const int width = cairo_image_surface_get_width(surface),
              height = cairo_image_surface_get_height(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y) {
        const auto* row =
            reinterpret_cast<const std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < width; ++x) take(row[x] & 0xffffff);
    }
}

// ITU-R BT.601's weights, in 256ths.
std::uint8_t luminance(RgbColour colour) {
    return static_cast<std::uint8_t>(
        (77 * (colour >> 16) + 150 * ((colour >> 8) & 0xff) + 29 * (colour & 0xff)) >> 8);
}

}  // namespace

namespace {

Result<BadgeDocument> draw_pages(const BadgeLayout& layout, const std::vector<BadgeFields>& badges) {
    std::vector<TextFit> fits;
    auto document = make_pdf(layout.width_mm, layout.paper_height_mm(), [&](cairo_t* cairo) -> Result<void> {
        BadgePainter painter(layout, 0);
        for (const BadgeFields& badge : badges)
            if (auto painted = painter.paint_pages(cairo, badge); !painted) return painted;
        fits = painter.take_fits();
        return {};
    });
    if (!document) return document.error();
    return BadgeDocument{std::move(*document), std::move(fits)};
}

}  // namespace

Result<BadgeDocument> draw_badges_pdf(const BadgeLayout& layout, const std::vector<BadgeFields>& badges) {
    auto whole = draw_pages(layout, badges);
    if (whole || whole.error().kind != ErrorKind::input || badges.size() < 2) return whole;
    const auto reasons = why_undrawable(layout, badges);
    std::vector<BadgeFields> drawable;
    std::vector<Error> undrawn;
    for (std::size_t i = 0; i < badges.size(); ++i) {
        if (reasons[i])
            undrawn.push_back(*reasons[i]);
        else
            drawable.push_back(badges[i]);
    }
    if (drawable.empty()) return whole;
    auto others = draw_pages(layout, drawable);
    if (others) others->undrawn = std::move(undrawn);
    return others;
}

Result<BadgeDocument> draw_badge_png(const BadgeLayout& layout, const BadgeFields& badge, double dpi,
                                     BadgeSide side) {
    auto image = draw_image(layout, badge, dpi, side == BadgeSide::back ? Shown::back : Shown::paper);
    if (!image) return image.error();
    BadgeDocument document;
    const auto status =
        cairo_surface_write_to_png_stream(image->surface.get(), append_bytes, &document.bytes);
    if (const auto written = check_cairo(status); !written) return written.error();
    document.fits = std::move(image->fits);
    return document;
}

Result<RgbaPixels> draw_badge_pixels(const BadgeLayout& layout, const BadgeFields& badge, double dpi) {
    const auto image = draw_image(layout, badge, dpi, Shown::front);
    if (!image) return image.error();
    RgbaPixels pixels{cairo_image_surface_get_width(image->surface.get()),
                      cairo_image_surface_get_height(image->surface.get()),
                      {}};
    pixels.rgba.reserve(static_cast<std::size_t>(pixels.width) * pixels.height * 4);
    each_pixel(image->surface.get(), [&](RgbColour colour) {
        for (const int shift : {16, 8, 0}) pixels.rgba.push_back(static_cast<std::uint8_t>(colour >> shift));
        pixels.rgba.push_back(0xff);
    });
    return pixels;
}

Result<GreyPixels> render_pixels(const BadgeLayout& layout, const BadgeFields& badge, double dpi,
                                 bool monochrome) {
    const auto image = draw_image(layout, badge, dpi, Shown::paper);
    if (!image) return image.error();
    GreyPixels pixels{cairo_image_surface_get_width(image->surface.get()),
                      cairo_image_surface_get_height(image->surface.get()),
                      {}};
    pixels.grey.reserve(static_cast<std::size_t>(pixels.width) * pixels.height);
    each_pixel(image->surface.get(), [&](RgbColour colour) {
        const std::uint8_t grey = luminance(colour);
        pixels.grey.push_back(!monochrome ? grey : grey < 128 ? 0 : 255);
    });
    return pixels;
}

}  // namespace lanyard
