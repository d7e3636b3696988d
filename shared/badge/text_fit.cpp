// The search for the largest size at which a text fits, by the steps its layout allows.
#include "badge/text_fit.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>

#include "badge/fonts.h"
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
constexpr double column_gap = 0.8;  // behind what stands before tabs, as a part of the size
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

// Each line that the text has of its own may be larger than the smallest of them, by its factor in `growth`.
void add_sizes(PangoAttrList* attributes, const std::string& text, const std::vector<double>& growth,
               double size_pt) {
    std::size_t number = 0;
    for (const auto own : split(text, "\n")) {
        if (number == growth.size()) return;
        PangoAttribute* size =
            pango_attr_size_new_absolute(static_cast<int>(growth[number++] * size_pt * PANGO_SCALE));
        size->start_index = static_cast<guint>(own.data() - text.data());
        size->end_index = static_cast<guint>(size->start_index + own.size());
        pango_attr_list_insert(attributes, size);
    }
}

// A tab's column: the widest of the texts before tabs, and a space.
double column_before_tabs(PangoLayout* layout, const std::string& text, double size_pt) {
    double widest = 0;
    const GObjectPtr<PangoLayout> alone(pango_layout_copy(layout));
    pango_layout_set_width(alone.get(), -1);
    for (const auto own : split(text, "\n")) {
        const std::size_t tab = own.find('\t');
        if (tab == own.npos) continue;
        pango_layout_set_text(alone.get(), own.data(), static_cast<int>(tab));
        PangoRectangle logical;
        pango_layout_get_extents(alone.get(), nullptr, &logical);
        widest = std::max(widest, from_pango(logical.width));
    }
    return widest + column_gap * size_pt;
}

void set_column(PangoLayout* layout, double column) {
    const int width = static_cast<int>(column * PANGO_SCALE);
    PangoTabArray* tabs = pango_tab_array_new_with_positions(1, FALSE, PANGO_TAB_LEFT, width);
    pango_layout_set_tabs(layout, tabs);
    pango_tab_array_free(tabs);
    pango_layout_set_indent(layout, -width);
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

// `sizes`: of each line that the text has of its own, in order; the last holds for the rest.
std::vector<LineExtents> measure_lines(PangoLayout* layout, const std::vector<double>& sizes) {
    std::vector<LineExtents> lines;
    PangoLayoutIter* at = pango_layout_get_iter(layout);
    std::size_t begun = 0;
    do {
        LineExtents line;
        line.line = pango_layout_iter_get_line_readonly(at);
        begun += line.line->is_paragraph_start;
        line.em = sizes[std::min(std::max<std::size_t>(begun, 1), sizes.size()) - 1];
        if (!line.line->is_paragraph_start) line.indent = -from_pango(pango_layout_get_indent(layout));
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
    constexpr double em_below_baseline = 1 - em_above_baseline;
    lines.front().baseline = std::max(em_above_baseline * lines.front().em, lines.front().above);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double ems = em_below_baseline * lines[i - 1].em + em_above_baseline * lines[i].em;
        const double pitch = std::max(item.line_height * ems, lines[i - 1].below + lines[i].above);
        lines[i].baseline = lines[i - 1].baseline + pitch;
    }
    return lines.back().baseline + std::max(em_below_baseline * lines.back().em, lines.back().below);
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
        if (try_size(item_.size_pt)) return fitted(text);
        for (const FitStep step : item_.fit) {
            may_shrink_ |= step == FitStep::shrink;
            may_wrap_ |= step == FitStep::wrap;
            if (try_size(lowest_size())) return fitted(text);
            if (step == FitStep::shorten && shorten(text)) return fitted(shortened_text_);
        }
        return as_small_as_it_must_be(text);
    }

  private:
    double lowest_size() const { return may_shrink_ ? item_.smallest_pt : item_.size_pt; }

    void use(const std::string& text) {
        PangoAttrList* attributes = pango_attr_list_new();
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
        if (is_name_) forbid_breaks_in_words(attributes, text);
        if (growth_.size() > 1) add_sizes(attributes, text, growth_, item_.size_pt);
        if (text.find('\t') != text.npos)
            set_column(layout_.get(), column_before_tabs(layout_.get(), text, item_.size_pt));
        pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_attributes(layout_.get(), attributes);
        pango_attr_list_unref(attributes);
    }

    // The factor by which the laid out text could grow and still be inside its box; 0 with too many lines.
    double room() {
        std::vector<double> sizes;
        for (const double growth : growth_) sizes.push_back(growth * item_.size_pt);
        lines_ = measure_lines(layout_.get(), sizes);
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
            shortened_text_ = text.substr(0, last == text.npos ? 0 : last + 1) + "…";
            use(shortened_text_);
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
        return fitted(text);
    }

    // `text` is what is laid out.
    FittedText fitted(const std::string& text) {
        if (std::find(item_.fit.begin(), item_.fit.end(), FitStep::grow) != item_.fit.end()) grow(text);
        if (pango_layout_get_width(layout_.get()) >= 0 && text.find('\t') == text.npos) balance();
        room();
        FittedText result;
        result.lines = std::move(lines_);
        result.height_pt = lines_height_pt_;
        result.layout = std::move(layout_);
        result.scale = size_pt_ / item_.size_pt;
        result.shortened = shortened_;
        result.closeness = shortened_ ? 2 - kept_ : item_.smallest_pt / largest_pt_;
        return result;
    }

    // Each line that the text has of its own, the first one first, as large as the others leave it room: a
    // short name does not stay small because a long one stands under it.
    void grow(const std::string& text) {
        const std::size_t own = split(text, "\n").size();
        if (own < 2 || size_pt_ >= item_.size_pt) return;
        growth_.assign(own, 1);
        for (double& growth : growth_) {
            double fits = 1, too_large = item_.size_pt / size_pt_;
            growth = too_large;
            if (fits_grown(text)) continue;
            for (int step = 0; step < size_search_steps; ++step) {
                growth = (fits + too_large) / 2;
                (fits_grown(text) ? fits : too_large) = growth;
            }
            growth = fits;
        }
        use(text);
    }

    bool fits_grown(const std::string& text) {
        use(text);
        return room() >= size_pt_ / item_.size_pt * rounding_margin;
    }

    // The narrowest in which the text still has as few lines.
    void balance() {
        room();
        const std::size_t lines = lines_.size();
        int wide_enough = pango_layout_get_width(layout_.get()), too_narrow = 0;
        for (int step = 0; step < size_search_steps; ++step) {
            const int middle = (wide_enough + too_narrow) / 2;
            pango_layout_set_width(layout_.get(), middle);
            const bool is_wide_enough = measure_lines(layout_.get(), {item_.size_pt}).size() <= lines;
            (is_wide_enough ? wide_enough : too_narrow) = middle;
        }
        pango_layout_set_width(layout_.get(), wide_enough);
    }

    TextItem item_;
    bool is_name_;
    double width_pt_, height_pt_;
    GObjectPtr<PangoLayout> layout_;
    std::vector<LineExtents> lines_;  // as last laid out
    double lines_height_pt_ = 0;
    std::vector<double> growth_ = {1};  // of each line that the text has of its own, over the smallest one
    bool may_shrink_ = false, may_wrap_ = false;
    double size_pt_ = 0;     // it is to be drawn at
    double largest_pt_ = 0;  // it could be drawn at, were the item's size_pt no limit
    bool shortened_ = false;
    std::string shortened_text_;
    double kept_ = 1;  // the part of the text that was
};

}  // namespace

GObjectPtr<PangoContext> make_text_context(const std::string& language) {
    GObjectPtr<PangoContext> context = make_font_context();
    pango_cairo_context_set_resolution(context.get(), points_per_inch);
    // The machine's own language must not change what is printed.
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    return context;
}

Result<FittedText> fit_text(PangoContext* context, const TextItem& item, const RectMm& box,
                            const std::string& text, bool is_name) {
    return Fitter(context, item, box, is_name).fit(text);
}

}  // namespace lanyard
