// Sheets of badges by the same painter that draws them one by one.
#include "badge/badge_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "badge/badge_painter.h"
#include "badge/pdf_file.h"
#include "base/language.h"

namespace lanyard {

namespace {

constexpr double gap_mm = 6;         // between badges: a caption, and both badges' crop marks
constexpr double mark_mm = 2;        // the length of a crop mark,
constexpr double mark_off_mm = 0.5;  // and its distance from the corner
constexpr double mark_width_mm = 0.15;
constexpr double title_mm = 7;
constexpr double title_size_pt = 9;

int fitting(double room_mm, double badge_mm) {
    return static_cast<int>((room_mm + gap_mm) / (badge_mm + gap_mm));
}

// A sheet's title or a badge's caption: one line that shrinks and is shortened.
BadgeItem line_of_text(const RectMm& rect, double size_pt) {
    BadgeItem item;
    item.label = "caption";
    item.rect = rect;
    TextItem text;
    text.text = "{name}";
    text.family = "Inter";
    text.size_pt = size_pt;
    text.smallest_pt = 5;
    text.most_lines = 1;
    text.fit = {FitStep::shrink, FitStep::shorten};
    item.content = text;
    return item;
}

// Two short lines outside each corner, where the knife goes.
void draw_crop_marks(cairo_t* cairo, const RectMm& badge) {
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, mark_width_mm);
    for (const bool right : {false, true}) {
        for (const bool below : {false, true}) {
            const double x = right ? badge.right() : badge.x, y = below ? badge.bottom() : badge.y;
            const double out_x = right ? 1 : -1, out_y = below ? 1 : -1;
            cairo_move_to(cairo, x + out_x * mark_off_mm, y);
            cairo_line_to(cairo, x + out_x * (mark_off_mm + mark_mm), y);
            cairo_move_to(cairo, x, y + out_y * mark_off_mm);
            cairo_line_to(cairo, x, y + out_y * (mark_off_mm + mark_mm));
        }
    }
    cairo_stroke(cairo);
}

class SheetPainter {
  public:
    SheetPainter(const BadgeLayout& layout, const SheetGrid& grid, cairo_t* cairo)
        : layout_(layout), grid_(grid), cairo_(cairo), badges_(layout, 0) {}

    Result<void> paint(const BadgeStack& stack) {
        const std::size_t a_sheet = static_cast<std::size_t>(grid_.columns) * grid_.rows;
        const std::size_t sheets = std::max<std::size_t>(1, (stack.badges.size() + a_sheet - 1) / a_sheet);
        for (std::size_t sheet = 0; sheet < sheets; ++sheet) {
            const std::size_t first = sheet * a_sheet;
            const std::size_t end = std::min(first + a_sheet, stack.badges.size());
            const std::string title = fmt::format("{}  ·  {} / {}", stack.title, sheet + 1, sheets);
            if (auto painted = paint_fronts(stack, title, first, end); !painted) return painted;
            if (layout_.back != BadgeBack::two_sided) continue;
            if (auto painted = paint_backs(stack, first, end); !painted) return painted;
        }
        return {};
    }

    std::vector<TextFit> take_fits() { return badges_.take_fits(); }

  private:
    Result<void> paint_fronts(const BadgeStack& stack, const std::string& title, std::size_t first,
                              std::size_t end) {
        const auto titled =
            write(title, {grid_.paper.margin_mm, grid_.paper.margin_mm, grid_.paper.width_mm / 2, title_mm});
        if (!titled) return titled;
        for (std::size_t i = first; i < end; ++i) {
            const RectMm place = place_of(i - first);
            if (auto painted = paint_badge(stack.badges[i], place, BadgeSide::front); !painted)
                return painted;
            if (i >= stack.captions.size()) continue;
            const RectMm below{place.x + gap_mm / 2, place.bottom() + mark_off_mm, place.width - gap_mm,
                               gap_mm - 1};
            if (auto written = write(stack.captions[i], below); !written) return written;
        }
        cairo_show_page(cairo_);
        return {};
    }

    // On the other side of the same paper, which is turned over like a page of a book.
    Result<void> paint_backs(const BadgeStack& stack, std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i) {
            RectMm place = place_of(i - first);
            place.x = grid_.paper.width_mm - place.right();
            if (auto painted = paint_badge(stack.badges[i], place, BadgeSide::back); !painted) return painted;
        }
        cairo_show_page(cairo_);
        return {};
    }

    RectMm place_of(std::size_t number) const {
        const auto column = static_cast<double>(number % grid_.columns);
        const auto row = static_cast<double>(number / grid_.columns);
        return {grid_.paper.margin_mm + column * (layout_.width_mm + gap_mm),
                grid_.paper.margin_mm + title_mm + row * (layout_.paper_height_mm() + gap_mm),
                layout_.width_mm, layout_.paper_height_mm()};
    }

    Result<void> paint_badge(const BadgeFields& badge, const RectMm& place, BadgeSide side) {
        draw_crop_marks(cairo_, place);
        cairo_save(cairo_);
        cairo_translate(cairo_, place.x, place.y);
        cairo_rectangle(cairo_, 0, 0, place.width, place.height);
        cairo_clip(cairo_);
        auto painted =
            side == BadgeSide::back ? badges_.paint(cairo_, badge, side) : badges_.paint_paper(cairo_, badge);
        cairo_restore(cairo_);
        return painted;
    }

    Result<void> write(const std::string& words, const RectMm& rect) {
        BadgeLayout line;
        line.language = layout_.language;
        line.items.push_back(line_of_text(rect, title_size_pt));
        BadgeFields fields;
        fields.name = words;
        return BadgePainter(line, 0).paint(cairo_, fields);
    }

    const BadgeLayout& layout_;
    const SheetGrid& grid_;
    cairo_t* cairo_;
    BadgePainter badges_;
};

}  // namespace

SheetGrid sheet_grid(const BadgeLayout& layout, const SheetPaper& paper) {
    SheetGrid best;
    for (const bool turned : {false, true}) {
        SheetPaper used = paper;
        if (turned) std::swap(used.width_mm, used.height_mm);
        const int columns = fitting(used.width_mm - 2 * used.margin_mm, layout.width_mm);
        const int rows = fitting(used.height_mm - 2 * used.margin_mm - title_mm, layout.paper_height_mm());
        if (columns * rows > best.columns * best.rows) best = {columns, rows, used};
    }
    return best;
}

namespace {

Result<BadgeDocument> draw_stacks(const BadgeLayout& layout, const std::vector<BadgeStack>& stacks,
                                  const SheetGrid& grid) {
    std::vector<TextFit> fits;
    auto document = make_pdf(grid.paper.width_mm, grid.paper.height_mm, [&](cairo_t* cairo) -> Result<void> {
        SheetPainter painter(layout, grid, cairo);
        for (const BadgeStack& stack : stacks) {
            if (auto painted = painter.paint(stack); !painted) return painted;
        }
        fits = painter.take_fits();
        return {};
    });
    if (!document) return document.error();
    return BadgeDocument{std::move(*document), std::move(fits)};
}

// The stacks without what cannot be drawn, of which `undrawn` gets the reasons.
std::vector<BadgeStack> drawable_of(const BadgeLayout& layout, const std::vector<BadgeStack>& stacks,
                                    std::vector<Error>& undrawn) {
    std::vector<BadgeStack> drawable;
    for (const BadgeStack& stack : stacks) {
        const auto reasons = why_undrawable(layout, stack.badges);
        BadgeStack rest{stack.title, {}, {}};
        for (std::size_t i = 0; i < stack.badges.size(); ++i) {
            if (reasons[i]) {
                undrawn.push_back(*reasons[i]);
                continue;
            }
            rest.badges.push_back(stack.badges[i]);
            if (i < stack.captions.size()) rest.captions.push_back(stack.captions[i]);
        }
        if (!rest.badges.empty()) drawable.push_back(std::move(rest));
    }
    return drawable;
}

}  // namespace

Result<BadgeDocument> draw_sheets_pdf(const BadgeLayout& layout, const std::vector<BadgeStack>& stacks,
                                      const SheetPaper& paper) {
    const SheetGrid grid = sheet_grid(layout, paper);
    if (grid.columns * grid.rows == 0) {
        return usage_error(fmt::format(fmt::runtime(tr("a badge of {} × {} mm does not fit on this paper")),
                                       layout.width_mm, layout.paper_height_mm()));
    }
    auto whole = draw_stacks(layout, stacks, grid);
    if (whole || whole.error().kind != ErrorKind::input) return whole;
    std::vector<Error> undrawn;
    const auto drawable = drawable_of(layout, stacks, undrawn);
    if (drawable.empty()) return whole;
    auto others = draw_stacks(layout, drawable, grid);
    if (others) others->undrawn = std::move(undrawn);
    return others;
}

}  // namespace lanyard
