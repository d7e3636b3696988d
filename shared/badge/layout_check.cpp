// The checks that need the whole layout: items against the page, and against each other.
#include "badge/layout_check.h"

#include <fmt/format.h>

namespace lanyard {

namespace {

template <class Content>
bool is(const BadgeItem& item) {
    return std::holds_alternative<Content>(item.content);
}

void report(FirstMistake& mistake, const BadgeItem& item, const std::string& what,
            const std::string& remedy = "") {
    mistake.report(item.line, item.label + ": " + what, remedy);
}

// Boxes, lines and pictures may run over the edge, as they must where colour goes to the paper's end.
bool must_stay_on_page(const BadgeItem& item) {
    return is<TextItem>(item) || is<QrItem>(item);
}

void check_on_page(const BadgeLayout& layout, FirstMistake& mistake) {
    for (const BadgeItem& item : layout.items) {
        const RectMm& rect = item.rect;
        const bool inside = rect.x >= -rounding_mm && rect.y >= -rounding_mm &&
                            rect.right() <= layout.width_mm + rounding_mm &&
                            rect.bottom() <= layout.height_mm + rounding_mm;
        if (inside || !must_stay_on_page(item)) continue;
        report(mistake, item,
               fmt::format("it leaves the page, which is {} mm wide and {} mm high", layout.width_mm,
                           layout.height_mm));
    }
}

// What the item's ink can cover: half of an edge or a line lies outside its rectangle.
RectMm inked(const BadgeItem& item) {
    RectMm rect = item.rect;
    if (rect.width < 0) rect.x += rect.width, rect.width = -rect.width;
    if (rect.height < 0) rect.y += rect.height, rect.height = -rect.height;
    double margin = 0;
    if (const auto* box = std::get_if<BoxItem>(&item.content)) margin = box->stroke_mm / 2;
    if (const auto* line = std::get_if<LineItem>(&item.content)) margin = line->stroke_mm / 2;
    return {rect.x - margin, rect.y - margin, rect.width + 2 * margin, rect.height + 2 * margin};
}

bool overlap(const RectMm& one, const RectMm& other) {
    return one.x < other.right() - rounding_mm && other.x < one.right() - rounding_mm &&
           one.y < other.bottom() - rounding_mm && other.y < one.bottom() - rounding_mm;
}

// A code paints its own light ground, so boxes and pictures may lie under it; but nothing may lie over it,
// and no text under it, for it would lose letters.
void check_codes_are_clear(const BadgeLayout& layout, FirstMistake& mistake) {
    for (std::size_t code = 0; code < layout.items.size(); ++code) {
        const BadgeItem& qr = layout.items[code];
        if (!is<QrItem>(qr)) continue;
        for (std::size_t i = 0; i < layout.items.size(); ++i) {
            const BadgeItem& item = layout.items[i];
            const bool matters = i > code || is<TextItem>(item);
            const bool can_meet = item.side == qr.side && qr.when.can_meet(item.when);
            if (i == code || !matters || !can_meet || !overlap(qr.rect, inked(item))) continue;
            report(mistake, item, fmt::format("it covers the QR code of {} or its light margin", qr.label),
                   "Move it, or make it smaller.");
        }
    }
}

}  // namespace

void check_layout(const BadgeLayout& layout, FirstMistake& mistake) {
    check_on_page(layout, mistake);
    check_codes_are_clear(layout, mistake);
}

}  // namespace lanyard
