// What each kind of item looks like.
#include "badge/badge_painter.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "badge/emoji.h"
#include "badge/qr_symbol.h"
#include "base/language.h"

namespace lanyard {

namespace {

constexpr RgbColour paper = 0xffffff;
// Where a badge is folded is marked at both edges.
constexpr RgbColour fold_grey = 0x8894a0;
constexpr double fold_mark_mm = 2.5, fold_width_mm = 0.2;
// Organisations and ticket types come again and again; names do not, and push them out once in so many.
constexpr std::size_t most_fitted_texts = 512;

void set_colour(cairo_t* cairo, RgbColour colour) {
    const auto part = [&](int shift) { return ((colour >> shift) & 0xff) / 255.0; };
    cairo_set_source_rgb(cairo, part(16), part(8), part(0));
}

bool is_name(const TextItem& item) {
    const auto used = placeholders_in(item.text);
    return std::any_of(used.begin(), used.end(), [](const std::string& placeholder) {
        return placeholder.find("name") != std::string::npos;
    });
}

}  // namespace

BadgePainter::BadgePainter(const BadgeLayout& layout, double pixels_per_mm)
    : layout_(layout), pixels_per_mm_(pixels_per_mm), context_(make_text_context(layout.language)) {}

Result<void> BadgePainter::paint(cairo_t* cairo, const BadgeFields& badge, BadgeSide side) {
    // A PDF's page is white already.
    if (pixels_per_mm_ > 0 || layout_.background != paper) {
        set_colour(cairo, layout_.background);
        cairo_rectangle(cairo, 0, 0, layout_.width_mm, layout_.height_mm);
        cairo_fill(cairo);
    }
    for (const BadgeItem& item : layout_.items) {
        if (item.side != side || !item.is_drawn_for(badge)) continue;
        cairo_save(cairo);
        const auto drawn =
            std::visit([&](const auto& content) { return draw(cairo, item, content, badge); }, item.content);
        cairo_restore(cairo);
        if (!drawn) return name_badge(drawn.error(), item, badge);
    }
    return {};
}

Result<void> BadgePainter::paint_paper(cairo_t* cairo, const BadgeFields& badge) {
    if (layout_.back != BadgeBack::folded) return paint(cairo, badge);
    const double fold = on_pixel(layout_.height_mm);
    cairo_save(cairo);
    cairo_translate(cairo, on_pixel(layout_.width_mm), fold);
    cairo_rotate(cairo, std::numbers::pi);  // it stands upright once it hangs behind the front
    auto painted = paint(cairo, badge, BadgeSide::back);
    cairo_restore(cairo);
    if (!painted) return painted;
    cairo_save(cairo);
    cairo_translate(cairo, 0, fold);
    painted = paint(cairo, badge);
    cairo_restore(cairo);
    set_colour(cairo, fold_grey);
    cairo_set_line_width(cairo, fold_width_mm);
    for (const double x : {0.0, layout_.width_mm - fold_mark_mm}) {
        cairo_move_to(cairo, x, fold);
        cairo_rel_line_to(cairo, fold_mark_mm, 0);
    }
    cairo_stroke(cairo);
    return painted;
}

Result<void> BadgePainter::paint_pages(cairo_t* cairo, const BadgeFields& badge) {
    if (auto painted = paint_paper(cairo, badge); !painted) return painted;
    cairo_show_page(cairo);
    if (layout_.back != BadgeBack::two_sided) return {};
    if (auto painted = paint(cairo, badge, BadgeSide::back); !painted) return painted;
    cairo_show_page(cairo);
    return {};
}

Error BadgePainter::name_badge(Error error, const BadgeItem& item, const BadgeFields& badge) const {
    error.what = fmt::format("{}: {}", item.label, error.what);
    error.about = badge.attendee_id.empty()
                      ? layout_.file
                      : fmt::format(fmt::runtime(tr("badge of attendee {}")), badge.attendee_id);
    return error;
}

Result<void> BadgePainter::draw(cairo_t* cairo, const BadgeItem& item, const TextItem& text,
                                const BadgeFields& badge) {
    const auto [filled, left_out] = without_emoji(fill_template(text.text, badge));
    if (filled.find_first_not_of(" \n") == filled.npos) {
        if (!left_out.empty()) fits_.push_back({badge.attendee_id, item.label, 0, false, left_out});
        return {};
    }
    const auto fitted = fit(item, text, filled);
    if (!fitted) {
        Error error = fitted.error();
        error.remedy =
            tr("Correct the text at the desk, or install a font that has it, such as fonts-noto-extra.");
        return error;
    }
    fits_.push_back({badge.attendee_id, item.label, (*fitted)->closeness, (*fitted)->shortened, left_out});
    draw_lines(cairo, item.rect, text, **fitted);
    return {};
}

Result<const FittedText*> BadgePainter::fit(const BadgeItem& item, const TextItem& text,
                                            const std::string& filled) {
    if (fitted_.size() >= most_fitted_texts) fitted_.clear();
    const auto [known, is_new] = fitted_.try_emplace({&item, filled});
    if (is_new) {
        auto fitted = fit_text(context_.get(), text, item.rect, filled, is_name(text));
        if (!fitted) {
            fitted_.erase(known);
            return fitted.error();
        }
        known->second = std::move(*fitted);
    }
    return &known->second;
}

// Cairo before 1.18 moves letters to whole pixels, which makes small text uneven; outlines stay in place.
void BadgePainter::show_line(cairo_t* cairo, PangoLayoutLine* line) const {
    if (pixels_per_mm_ == 0) return pango_cairo_show_layout_line(cairo, line);
    pango_cairo_layout_line_path(cairo, line);
    cairo_fill(cairo);
}

void BadgePainter::draw_lines(cairo_t* cairo, const RectMm& box, const TextItem& item,
                              const FittedText& text) const {
    const double mm = text.scale / points_per_mm;  // a point of the layout on the badge
    const double free_height = box.height - text.height_pt * mm;
    const double below = static_cast<double>(item.vertical_align) / 2;  // top 0, middle 1/2, bottom 1
    const double beside = static_cast<double>(item.align) / 2;          // left 0, centre 1/2, right 1
    set_colour(cairo, item.colour);
    cairo_translate(cairo, box.x, box.y + free_height * below);
    cairo_scale(cairo, mm, mm);
    for (const LineExtents& line : text.lines) {
        const double free_width = box.width / mm - line.width();
        cairo_move_to(cairo, free_width * beside + line.indent - line.left, line.baseline);
        show_line(cairo, line.line);
    }
}

// The edge between two pixels that is nearest, on a surface that has them. Modules end there, for a
// half-covered pixel is neither dark nor light; so none is more than a pixel wider than another.
double BadgePainter::on_pixel(double mm) const {
    return pixels_per_mm_ > 0 ? std::round(mm * pixels_per_mm_) / pixels_per_mm_ : mm;
}

Result<void> BadgePainter::draw(cairo_t* cairo, const BadgeItem& item, const QrItem& qr,
                                const BadgeFields& badge) {
    const std::string code = fill_template(qr.text, badge);
    if (code.empty() && badge.is_blank) return {};
    const auto symbol = make_qr_symbol(code);
    if (!symbol) return symbol.error();
    const RectMm& rect = item.rect;
    const double module_mm = rect.width / symbol->size_with_quiet_zone();
    if (module_mm < smallest_module_mm)
        return bad_input(tr("the code is too long for its place on the badge"));
    set_colour(cairo, 0xffffff);
    cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
    cairo_fill(cairo);
    const double left = rect.x + module_mm * quiet_zone_modules;
    const double top = rect.y + module_mm * quiet_zone_modules;
    cairo_new_path(cairo);
    for (const auto& polygon : outline(*symbol)) {
        for (const QrCorner& corner : polygon) {
            cairo_line_to(cairo, on_pixel(left + module_mm * corner.x), on_pixel(top + module_mm * corner.y));
        }
        cairo_close_path(cairo);
        cairo_new_sub_path(cairo);
    }
    set_colour(cairo, qr.colour);
    cairo_fill(cairo);
    return {};
}

Result<void> BadgePainter::draw(cairo_t* cairo, const BadgeItem& item, const ImageItem& image,
                                const BadgeFields&) {
    auto& picture = pictures_[&image];
    if (!picture) {
        auto decoded = decode_picture(image.file, image.bytes ? *image.bytes : std::string());
        if (!decoded) return decoded.error();
        picture = std::move(*decoded);
    }
    return picture->draw(cairo, item.rect);
}

Result<void> BadgePainter::draw(cairo_t* cairo, const BadgeItem& item, const BoxItem& box,
                                const BadgeFields&) {
    const RectMm& rect = item.rect;
    const double radius = std::min({box.radius_mm, rect.width / 2, rect.height / 2});
    const double right = rect.right() - radius, bottom = rect.bottom() - radius;
    cairo_new_path(cairo);
    cairo_arc(cairo, right, rect.y + radius, radius, -std::numbers::pi / 2, 0);
    cairo_arc(cairo, right, bottom, radius, 0, std::numbers::pi / 2);
    cairo_arc(cairo, rect.x + radius, bottom, radius, std::numbers::pi / 2, std::numbers::pi);
    cairo_arc(cairo, rect.x + radius, rect.y + radius, radius, std::numbers::pi, std::numbers::pi * 3 / 2);
    cairo_close_path(cairo);
    if (box.filled) {
        set_colour(cairo, box.fill);
        cairo_fill_preserve(cairo);
    }
    if (box.stroke_mm > 0) {
        set_colour(cairo, box.stroke);
        cairo_set_line_width(cairo, box.stroke_mm);
        cairo_stroke(cairo);
    }
    cairo_new_path(cairo);
    return {};
}

Result<void> BadgePainter::draw(cairo_t* cairo, const BadgeItem& item, const LineItem& line,
                                const BadgeFields&) {
    set_colour(cairo, line.colour);
    cairo_set_line_width(cairo, line.stroke_mm);
    cairo_move_to(cairo, item.rect.x, item.rect.y);
    cairo_line_to(cairo, item.rect.right(), item.rect.bottom());
    cairo_stroke(cairo);
    return {};
}

std::vector<std::optional<Error>> why_undrawable(const BadgeLayout& layout,
                                                 const std::vector<BadgeFields>& badges) {
    // What is drawn there is thrown away.
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   cairo_destroy);
    BadgePainter painter(layout, 0);
    std::vector<std::optional<Error>> reasons;
    for (const BadgeFields& badge : badges) {
        auto painted = painter.paint(cairo.get(), badge);
        if (painted) painted = painter.paint(cairo.get(), badge, BadgeSide::back);
        reasons.push_back(painted ? std::nullopt : std::optional(painted.error()));
    }
    return reasons;
}

}  // namespace lanyard
