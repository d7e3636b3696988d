// PNG and SVG pictures for badges.
#include "badge/badge_picture.h"

#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstring>

#include "badge/gobject_ptr.h"
#include "base/language.h"

namespace lanyard {

namespace {

class PngPicture : public BadgePicture {
  public:
    explicit PngPicture(cairo_surface_t* surface) : surface_(surface, cairo_surface_destroy) {}

    Result<void> draw(cairo_t* cairo, const RectMm& rect) const override {
        const double width = cairo_image_surface_get_width(surface_.get());
        const double height = cairo_image_surface_get_height(surface_.get());
        const double scale = std::min(rect.width / width, rect.height / height);
        cairo_save(cairo);
        cairo_translate(cairo, rect.x + (rect.width - width * scale) / 2,
                        rect.y + (rect.height - height * scale) / 2);
        cairo_scale(cairo, scale, scale);
        cairo_set_source_surface(cairo, surface_.get(), 0, 0);
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST);
        cairo_paint(cairo);
        cairo_restore(cairo);
        return {};
    }

  private:
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
};

class SvgPicture : public BadgePicture {
  public:
    explicit SvgPicture(RsvgHandle* handle) : handle_(handle) {}

    Result<void> draw(cairo_t* cairo, const RectMm& rect) const override {
        const RsvgRectangle viewport{rect.x, rect.y, rect.width, rect.height};
        if (rsvg_handle_render_document(handle_.get(), cairo, &viewport, nullptr)) return {};
        return bad_input(tr("the picture cannot be drawn"));
    }

  private:
    GObjectPtr<RsvgHandle> handle_;
};

struct UnreadBytes {
    const std::string& bytes;
    std::size_t position = 0;
};

cairo_status_t read_bytes(void* closure, unsigned char* to, unsigned int length) {
    auto& unread = *static_cast<UnreadBytes*>(closure);
    if (unread.bytes.size() - unread.position < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(to, unread.bytes.data() + unread.position, length);
    unread.position += length;
    return CAIRO_STATUS_SUCCESS;
}

Error unreadable(const std::string& file, const char* reason) {
    return bad_input(fmt::format(fmt::runtime(tr("{} cannot be read as a picture ({})")), file, reason));
}

}  // namespace

bool is_svg(std::string_view file) {
    return file.ends_with(".svg");
}

Result<std::shared_ptr<const BadgePicture>> decode_picture(const std::string& file,
                                                           const std::string& bytes) {
    if (is_svg(file)) {
        const auto* data = reinterpret_cast<const guint8*>(bytes.data());
        // Without a base file, librsvg loads nothing that the SVG refers to.
        RsvgHandle* handle = rsvg_handle_new_from_data(data, bytes.size(), nullptr);
        if (!handle) return unreadable(file, "not SVG");
        return std::shared_ptr<const BadgePicture>(std::make_shared<SvgPicture>(handle));
    }
    UnreadBytes unread{bytes};
    cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read_bytes, &unread);
    auto picture = std::make_shared<PngPicture>(surface);
    const cairo_status_t status = cairo_surface_status(surface);
    if (status != CAIRO_STATUS_SUCCESS) return unreadable(file, cairo_status_to_string(status));
    return std::shared_ptr<const BadgePicture>(picture);
}

}  // namespace lanyard
