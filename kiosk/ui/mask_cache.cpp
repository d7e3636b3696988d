// Shapes drawn once by Cairo: alpha is what tinting needs, so premultiplied colour never meets the blender.
#include "ui/mask_cache.h"

#include <cairo.h>

#include <algorithm>
#include <numbers>

namespace lanyard {
namespace {

AlphaPixels paint_mask(int width, int height, const std::function<void(cairo_t*)>& paint) {
    AlphaPixels mask{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height)};
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    cairo_t* cairo = cairo_create(surface);
    paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    const unsigned char* alpha = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; alpha && y < height; ++y)
        std::copy_n(alpha + static_cast<std::ptrdiff_t>(y) * stride, width,
                    mask.alpha.begin() + static_cast<std::ptrdiff_t>(y) * width);
    cairo_surface_destroy(surface);
    return mask;
}

std::size_t mask_bytes(const Mask& mask) {
    return static_cast<std::size_t>(mask.width) * mask.height;
}

}  // namespace

MaskCache::MaskCache(Textures& textures, std::size_t most_bytes)
    : textures_(textures), most_bytes_(most_bytes) {}

MaskCache::~MaskCache() {
    for (const Entry& entry : entries_) textures_.release(entry.mask.texture);
}

Mask MaskCache::get(const std::string& key, int width, int height,
                    const std::function<void(cairo_t*)>& paint) {
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
        found->second->used_in = frame_;
        return found->second->mask;
    }
    width = std::clamp(width, 1, 4096);
    height = std::clamp(height, 1, 4096);
    const Mask mask{textures_.upload(paint_mask(width, height, paint)), width, height};
    entries_.push_front({key, mask, frame_});
    by_key_[key] = entries_.begin();
    bytes_ += mask_bytes(mask);
    return mask;
}

void MaskCache::end_frame() {
    while (bytes_ > most_bytes_ && !entries_.empty() && entries_.back().used_in < frame_) {
        const Entry& oldest = entries_.back();
        textures_.release(oldest.mask.texture);
        bytes_ -= mask_bytes(oldest.mask);
        by_key_.erase(oldest.key);
        entries_.pop_back();
    }
    ++frame_;
}

void round_box(cairo_t* cairo, double x, double y, double width, double height, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    const double left = x + radius, right = x + width - radius, top = y + radius,
                 bottom = y + height - radius;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right, bottom, radius, 0, quarter);
    cairo_arc(cairo, left, bottom, radius, quarter, 2 * quarter);
    cairo_arc(cairo, left, top, radius, 2 * quarter, 3 * quarter);
    cairo_arc(cairo, right, top, radius, 3 * quarter, 4 * quarter);
    cairo_close_path(cairo);
}

}  // namespace lanyard
