// Cairo's PDF surface with a fixed date.
#include "badge/pdf_file.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <memory>

#include "badge/badge_layout.h"
#include "badge/fonts.h"
#include "base/language.h"

namespace lanyard {

namespace {

// A PDF names the time it was made. It is fixed, so that the same badges give the same file.
constexpr const char* pdf_date = "2000-01-01T00:00:00Z";

}  // namespace

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

Result<void> check_cairo(cairo_status_t status) {
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return machine_error(
        fmt::format(fmt::runtime(tr("the badge cannot be drawn ({})")), cairo_status_to_string(status)));
}

Result<void> check_fonts() {
    if (has_fonts()) return {};
    return machine_error(tr("no fonts are installed"), {}, tr("Install fonts-inter and fonts-noto-core."));
}

Result<std::string> make_pdf(double width_mm, double height_mm,
                             const std::function<Result<void>(cairo_t* cairo)>& draw) {
    if (const auto fonts = check_fonts(); !fonts) return fonts.error();
    std::string bytes;
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_pdf_surface_create_for_stream(append_bytes, &bytes, width_mm * points_per_mm,
                                            height_mm * points_per_mm),
        cairo_surface_destroy);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, pdf_date);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Lanyard");
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   cairo_destroy);
    cairo_scale(cairo.get(), points_per_mm, points_per_mm);
    if (auto drawn = draw(cairo.get()); !drawn) return drawn.error();
    if (const auto drawn = check_cairo(cairo_status(cairo.get())); !drawn) return drawn.error();
    cairo_surface_finish(surface.get());
    if (const auto written = check_cairo(cairo_surface_status(surface.get())); !written)
        return written.error();
    return bytes;
}

}  // namespace lanyard
