// Reads as any scanner does: a badge that needs luck is refused.
#include "print/read_back.h"

#include <algorithm>

#include "scan/qr_reader.h"

namespace lanyard {

Result<void> read_back(const BadgeLayout& layout, const BadgeFields& badge, double dpi) {
    auto pixels = render_pixels(layout, badge, dpi, true);
    if (!pixels) return pixels.error();
    const bool has_code = std::any_of(layout.items.begin(), layout.items.end(), [&](const BadgeItem& item) {
        return std::holds_alternative<QrItem>(item.content) && item.is_drawn_for(badge);
    });
    if (!has_code) return {};
    const auto codes =
        QrReader::read_plain({pixels->grey.data(), pixels->width, pixels->height, pixels->width});
    const bool reads =
        std::any_of(codes.begin(), codes.end(), [&](const auto& code) { return code.text == badge.code; });
    if (reads) return {};
    return bad_input("the code on this badge does not read at the printer's resolution", badge.attendee_id,
                     "Make the code larger in badge.toml");
}

}  // namespace lanyard
