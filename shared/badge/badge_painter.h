// The one painter of badges, on whatever Cairo surface.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "badge/badge_draw.h"
#include "badge/badge_picture.h"
#include "badge/text_fit.h"

namespace lanyard {

// Draws badges of one layout, which must outlive it, and keeps what they have in common. For one thread.
class BadgePainter {
  public:
    // `pixels_per_mm` is 0 for a surface without pixels.
    BadgePainter(const BadgeLayout& layout, double pixels_per_mm);

    // `cairo` is at one unit a millimetre. Errors name attendee and item.
    Result<void> paint(cairo_t* cairo, const BadgeFields& badge, BadgeSide side = BadgeSide::front);
    // Its paper as it is printed: the front, with the back above it where it is folded.
    Result<void> paint_paper(cairo_t* cairo, const BadgeFields& badge);
    // The pages of a PDF that it takes, each of them ended: its back behind it where it is two-sided.
    Result<void> paint_pages(cairo_t* cairo, const BadgeFields& badge);
    // Of every text painted so far, in order.
    std::vector<TextFit> take_fits() { return std::move(fits_); }

  private:
    Result<void> draw(cairo_t* cairo, const BadgeItem& item, const TextItem& text, const BadgeFields& badge);
    Result<void> draw(cairo_t* cairo, const BadgeItem& item, const QrItem& qr, const BadgeFields& badge);
    Result<void> draw(cairo_t* cairo, const BadgeItem& item, const ImageItem& image,
                      const BadgeFields& badge);
    Result<void> draw(cairo_t* cairo, const BadgeItem& item, const BoxItem& box, const BadgeFields& badge);
    Result<void> draw(cairo_t* cairo, const BadgeItem& item, const LineItem& line, const BadgeFields& badge);

    // Fitted once for all badges that say the same there. The pointer holds until the next call.
    Result<const FittedText*> fit(const BadgeItem& item, const TextItem& text, const std::string& filled);
    void draw_lines(cairo_t* cairo, const RectMm& box, const TextItem& item, const FittedText& text) const;
    void show_line(cairo_t* cairo, PangoLayoutLine* line) const;
    double on_pixel(double mm) const;
    Error name_badge(Error error, const BadgeItem& item, const BadgeFields& badge) const;

    const BadgeLayout& layout_;
    double pixels_per_mm_;
    GObjectPtr<PangoContext> context_;
    std::map<const ImageItem*, std::shared_ptr<const BadgePicture>> pictures_;  // decoded once
    std::map<std::pair<const BadgeItem*, std::string>, FittedText> fitted_;
    std::vector<TextFit> fits_;
};

}  // namespace lanyard
