// The search for the largest size at which a text fits, by the steps its layout allows.
#include "badge/text_fit.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "base/lines.h"

namespace lanyard {

namespace {

// Halvings of the range of sizes when lines may wrap: 1/1000 of it is less than an eye or a printer sees.
constexpr int size_search_steps = 10;
// Pango rounds to 1/1024 point; a text is made that much smaller than its box allows.
constexpr double rounding_margin = 0.9995;
// Capitals reach about so high, as a part of the em; descenders have the rest.
constexpr double em_above_baseline = 0.75;
constexpr double largest_pango_width = 1 << 30;
// Asked before fontconfig's own order, in which an older face often comes first for these scripts.
constexpr const char* fallback_families = ", Noto Sans, Noto Sans Arabic, Noto Sans Hebrew";

double from_pango(int units) {
    return static_cast<double>(units) / PANGO_SCALE;
}

// Without it, Pango breaks Chinese and Thai names between any two syllables.
void forbid_breaks_in_words(PangoAttrList* attributes, const std::string& text) {
    for (const auto word : split(text, " \n-")) {
        if (word.empty()) continue;
        PangoAttribute* whole_word = pango_attr_allow_breaks_new(FALSE);
        whole_word->start_index = static_cast<guint>(word.data() - text.data());
        whole_word->end_index = static_cast<guint>(whole_word->start_index + word.size());
        pango_attr_list_insert(attributes, whole_word);
    }
}

void set_text(PangoLayout* layout, const std::string& text, bool is_name) {
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    if (is_name) forbid_breaks_in_words(attributes, text);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

GObjectPtr<PangoLayout> make_layout(PangoContext* context, const TextItem& item) {
    GObjectPtr<PangoLayout> layout(pango_layout_new(context));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, (item.family + fallback_families).c_str());
    pango_font_description_set_weight(font, static_cast<PangoWeight>(item.weight));
    pango_font_description_set_absolute_size(font, item.size_pt * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    return layout;
}

std::vector<LineExtents> measure_lines(PangoLayout* layout) {
    std::vector<LineExtents> lines;
    PangoLayoutIter* at = pango_layout_get_iter(layout);
    do {
        LineExtents line;
        line.line = pango_layout_iter_get_line_readonly(at);
        PangoRectangle ink, logical;
        pango_layout_line_get_extents(line.line, &ink, &logical);
        line.left = from_pango(std::min(0, ink.x));
        line.right = from_pango(std::max(logical.width, ink.x + ink.width));
        line.above = from_pango(-ink.y);
        line.below = from_pango(ink.y + ink.height);
        lines.push_back(line);
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    return lines;
}

// Sets the lines' baselines and gives their height together. A line's place is told by its em, not by its
// fonts' own heights, which differ from script to script: so a box in the layout is what one sees, and names
// in Latin, Thai and Arabic stand on one baseline. Marks that reach further get the room they need.
double place_lines(std::vector<LineExtents>& lines, const TextItem& item) {
    const double above = em_above_baseline * item.size_pt;
    const double below = item.size_pt - above;
    lines.front().baseline = std::max(above, lines.front().above);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double pitch = std::max(item.line_height * item.size_pt, lines[i - 1].below + lines[i].above);
        lines[i].baseline = lines[i - 1].baseline + pitch;
    }
    return lines.back().baseline + std::max(below, lines.back().below);
}

// The first code point for which no installed font has a glyph; 0 where all have one.
gunichar first_missing_letter(PangoLayout* layout) {
    if (pango_layout_get_unknown_glyphs_count(layout) == 0) return 0;
    for (GSList* line = pango_layout_get_lines_readonly(layout); line; line = line->next) {
        for (GSList* run = static_cast<PangoLayoutLine*>(line->data)->runs; run; run = run->next) {
            const PangoGlyphString* glyphs = static_cast<PangoLayoutRun*>(run->data)->glyphs;
            for (int i = 0; i < glyphs->num_glyphs; ++i) {
                const PangoGlyph glyph = glyphs->glyphs[i].glyph;
                if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) return glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
            }
        }
    }
    return 0xFFFD;
}

class Fitter {
  public:
    Fitter(PangoContext* context, const TextItem& item, const RectMm& box, bool is_name)
        : item_(item),
          is_name_(is_name),
          width_pt_(box.width * points_per_mm),
          height_pt_(box.height * points_per_mm),
          layout_(make_layout(context, item)) {}

    Result<FittedText> fit(const std::string& text) {
        use(text);
        if (const gunichar letter = first_missing_letter(layout_.get())) {
            return bad_input(
                fmt::format(fmt::runtime(tr("no installed font has the letter U+{:04X}")), letter));
        }
        if (try_size(item_.size_pt)) return fitted();
        for (const FitStep step : item_.fit) {
            may_shrink_ |= step == FitStep::shrink;
            may_wrap_ |= step == FitStep::wrap;
            if (try_size(lowest_size()) || (step == FitStep::shorten && shorten(text))) return fitted();
        }
        return as_small_as_it_must_be(text);
    }

  private:
    double lowest_size() const { return may_shrink_ ? item_.smallest_pt : item_.size_pt; }

    void use(const std::string& text) { set_text(layout_.get(), text, is_name_); }

    // The factor by which the laid out text could grow and still be inside its box; 0 with too many lines.
    double room() {
        lines_ = measure_lines(layout_.get());
        lines_height_pt_ = place_lines(lines_, item_);
        if (item_.most_lines > 0 && static_cast<int>(lines_.size()) > item_.most_lines) return 0;
        double width = 0.01;  // white space alone has none
        for (const LineExtents& line : lines_) width = std::max(width, line.width());
        return rounding_margin * std::min(width_pt_ / width, height_pt_ / lines_height_pt_);
    }

    bool fits_wrapped(double size_pt) {
        const double scale = size_pt / item_.size_pt;
        const double width = std::min(width_pt_ / scale * PANGO_SCALE, largest_pango_width);
        pango_layout_set_width(layout_.get(), static_cast<int>(width));
        return room() >= scale;
    }

    // Sets the largest size from `lowest_pt` up at which the text fits; false where there is none.
    bool try_size(double lowest_pt) {
        pango_layout_set_width(layout_.get(), -1);
        largest_pt_ = room() * item_.size_pt;
        size_pt_ = std::min(largest_pt_, item_.size_pt);
        if (may_wrap_ && size_pt_ < item_.size_pt) try_wrapped(lowest_pt);
        return size_pt_ >= lowest_pt;
    }

    void try_wrapped(double lowest_pt) {
        double fits = std::max(lowest_pt, size_pt_), too_large = item_.size_pt;
        if (fits_wrapped(too_large)) {
            fits = too_large;
        } else if (!fits_wrapped(fits)) {
            pango_layout_set_width(layout_.get(), -1);
            return;
        }
        for (int step = 0; step < size_search_steps && fits < too_large; ++step) {
            const double middle = (fits + too_large) / 2;
            (fits_wrapped(middle) ? fits : too_large) = middle;
        }
        fits_wrapped(fits);
        size_pt_ = largest_pt_ = fits;
    }

    // The byte positions at which a line may break, that is, after each word.
    std::vector<std::size_t> word_ends(const std::string& text) {
        int count = 0;
        const PangoLogAttr* letters = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
        std::vector<std::size_t> ends;
        const char* at = text.c_str();
        for (int i = 0; i + 1 < count; ++i, at = g_utf8_next_char(at)) {
            if (i > 0 && letters[i].is_line_break)
                ends.push_back(static_cast<std::size_t>(at - text.c_str()));
        }
        return ends;
    }

    // Keeps as many words as fit at the smallest size, with "…" after them.
    bool shorten(const std::string& text) {
        const std::vector<std::size_t> ends = word_ends(text);
        const auto fits = [&](std::size_t end) {
            const std::size_t last = text.find_last_not_of(" \n,;-", end - 1);
            use(text.substr(0, last == text.npos ? 0 : last + 1) + "…");
            return try_size(lowest_size());
        };
        const auto first_too_long = std::partition_point(ends.begin(), ends.end(), fits);
        shortened_ = first_too_long != ends.begin() && fits(*(first_too_long - 1));
        if (shortened_) kept_ = static_cast<double>(*(first_too_long - 1)) / static_cast<double>(text.size());
        return shortened_;
    }

    Result<FittedText> as_small_as_it_must_be(const std::string& text) {
        use(text);
        item_.most_lines = 0;
        try_size(0);
        return fitted();
    }

    FittedText fitted() {
        FittedText text;
        room();
        text.lines = std::move(lines_);
        text.height_pt = lines_height_pt_;
        text.layout = std::move(layout_);
        text.scale = size_pt_ / item_.size_pt;
        text.shortened = shortened_;
        text.closeness = shortened_ ? 2 - kept_ : item_.smallest_pt / largest_pt_;
        return text;
    }

    TextItem item_;
    bool is_name_;
    double width_pt_, height_pt_;
    GObjectPtr<PangoLayout> layout_;
    std::vector<LineExtents> lines_;  // as last laid out
    double lines_height_pt_ = 0;
    bool may_shrink_ = false, may_wrap_ = false;
    double size_pt_ = 0;     // it is to be drawn at
    double largest_pt_ = 0;  // it could be drawn at, were the item's size_pt no limit
    bool shortened_ = false;
    double kept_ = 1;  // the part of the text that was
};

}  // namespace

GObjectPtr<PangoContext> make_text_context(const std::string& language) {
    // The default font map is each thread's own, and keeps its fonts from badge to badge.
    GObjectPtr<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context.get(), points_per_inch);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    // The machine's own language must not change what is printed.
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    return context;
}

Result<FittedText> fit_text(PangoContext* context, const TextItem& item, const RectMm& box,
                            const std::string& text, bool is_name) {
    return Fitter(context, item, box, is_name).fit(text);
}

}  // namespace lanyard
