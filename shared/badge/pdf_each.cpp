// One painter for all of them.
#include "badge/pdf_each.h"

#include "badge/badge_painter.h"
#include "badge/pdf_file.h"

namespace lanyard {

Result<void> draw_pdf_each(const BadgeLayout& layout, const std::vector<BadgeFields>& badges,
                           const TakePdf& take) {
    if (const auto fonts = check_fonts(); !fonts) return fonts;
    BadgePainter painter(layout, 0);
    for (std::size_t i = 0; i < badges.size(); ++i) {
        const auto bytes = make_pdf(layout.width_mm, layout.paper_height_mm(),
                                    [&](cairo_t* cairo) { return painter.paint_pages(cairo, badges[i]); });
        if (!bytes && bytes.error().kind != ErrorKind::input) return bytes.error();
        if (auto taken = take(i, bytes); !taken) return taken;
    }
    return {};
}

}  // namespace lanyard
