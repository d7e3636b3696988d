// Words on the screen: Pango breaks, shapes and orders; we fit, cache and tint.
#include "ui/text.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "badge/fonts.h"
#include "base/language.h"
#include "ui/paint.h"

namespace lanyard {
namespace {

constexpr float shrink_step = 0.98f;
constexpr const char* families = "Inter,Noto Sans,sans-serif";

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

// Letters apart are only safe where letters do not join or stack: Latin, Greek and Cyrillic.
bool letters_stand_apart(std::string_view words) {
    for (const char* at = words.data(); at < words.data() + words.size(); at = g_utf8_next_char(at)) {
        const gunichar letter = g_utf8_get_char(at);
        if (letter >= 0x530 && !(letter >= 0x1e00 && letter < 0x2c00)) return false;
    }
    return true;
}

// The words of "**bold** plain" and the byte ranges of them that are bold.
struct MarkedWords {
    std::string plain;
    std::vector<std::pair<unsigned, unsigned>> bold;
};

MarkedWords read_marks(std::string_view words) {
    MarkedWords read;
    const auto here = [&] { return static_cast<unsigned>(read.plain.size()); };
    std::optional<unsigned> opened;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.substr(i, 2) != "**") {
            read.plain += words[i];
            continue;
        }
        ++i;
        if (opened) read.bold.emplace_back(*opened, here());
        opened = opened ? std::nullopt : std::optional(here());
    }
    if (opened) read.bold.emplace_back(*opened, here());
    return read;
}

// An arrow stands on the line of the word that it belongs to.
std::string with_arrows_held(std::string_view words) {
    constexpr const char* no_break = "\u00a0";
    std::string held(words);
    for (const std::string_view arrow : {"→", "←", "↑", "↓", "›", "‹"})
        for (std::size_t at = held.find(arrow); at != std::string::npos;
             at = held.find(arrow, at + arrow.size())) {
            const std::size_t end = at + arrow.size();
            if (at == 0 && held.substr(end, 1) == " ") held.replace(end, 1, no_break);
            if (at > 0 && held[at - 1] == ' ') {
                held.replace(at - 1, 1, no_break);
                ++at;
            }
        }
    return held;
}

// An address that is too long for a line goes on behind its @, and not in the middle of a word.
std::string with_places_to_break(std::string words) {
    constexpr const char* no_width = "\u200b";
    for (std::size_t at = words.find('@'); at != std::string::npos; at = words.find('@', at + 1))
        words.insert(at + 1, no_width);
    return words;
}

void insert_attribute(PangoAttrList* list, PangoAttribute* attribute, unsigned from = 0,
                      unsigned to = PANGO_ATTR_INDEX_TO_TEXT_END) {
    attribute->start_index = from;
    attribute->end_index = to;
    pango_attr_list_insert(list, attribute);
}

PangoAlignment pango_alignment(TextAlign align) {
    if (align == TextAlign::centre) return PANGO_ALIGN_CENTER;
    return align == TextAlign::end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

Layout make_layout(PangoContext* context, std::string_view words, const TextStyle& style, float size,
                   float width) {
    Layout layout(pango_layout_new(context));
    const std::string whole =
        style.one_line ? std::string(words) : with_places_to_break(with_arrows_held(words));
    const auto [plain, bold] = style.marks ? read_marks(whole) : MarkedWords{whole, {}};
    pango_layout_set_text(layout.get(), plain.data(), static_cast<int>(plain.size()));

    PangoFontDescription* font = pango_font_description_from_string(families);
    pango_font_description_set_weight(font, static_cast<PangoWeight>(style.weight));
    pango_font_description_set_absolute_size(font, static_cast<double>(size) * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);

    PangoAttrList* attributes = pango_attr_list_new();
    if (style.spacing_em != 0 && letters_stand_apart(plain))
        insert_attribute(attributes, pango_attr_letter_spacing_new(
                                         static_cast<int>(style.spacing_em * size * PANGO_SCALE)));
    // An address is copied letter by letter: a hyphen where its line is broken would be one letter more.
    if (words.find('@') != std::string_view::npos || words.find("://") != std::string_view::npos)
        insert_attribute(attributes, pango_attr_insert_hyphens_new(FALSE));
    if (style.even_digits) insert_attribute(attributes, pango_attr_font_features_new("tnum=1"));
    for (const auto& [from, to] : bold)
        insert_attribute(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    insert_attribute(attributes, pango_attr_line_height_new_absolute(
                                     static_cast<int>(size * style.line_height * PANGO_SCALE)));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);

    pango_layout_set_width(layout.get(), style.one_line ? -1 : static_cast<int>(width) * PANGO_SCALE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_alignment(layout.get(), pango_alignment(style.align));
    return layout;
}

bool fits(PangoLayout* layout, const TextStyle& style, float width) {
    if (style.one_line) return true;
    if (style.most_lines > 0 && pango_layout_get_line_count(layout) > style.most_lines) return false;
    PangoRectangle logical;
    pango_layout_get_pixel_extents(layout, nullptr, &logical);
    return logical.width <= static_cast<int>(width);
}

bool is_address(std::string_view words) {
    return words.find('@') != std::string_view::npos && words.find(' ') == std::string_view::npos;
}

// The largest size down to the style's smallest at which the words fit. The sizes tried are the same wherever
// a style begins, so that words which begin larger never end smaller.
float fitted_size(PangoContext* context, std::string_view words, const TextStyle& style, float width) {
    const auto fits_at = [&](float size) {
        return fits(make_layout(context, words, style, size, width).get(), style, width);
    };
    float size = style.size;
    if (style.smallest <= 0 || fits_at(size)) return size;
    int step = static_cast<int>(std::floor(std::log(size) / std::log(shrink_step))) + 1;
    while (size > style.smallest && !fits_at(size))
        size = std::max(style.smallest, std::pow(shrink_step, static_cast<float>(step++)));
    return size;
}

// The narrowest width that gives as many lines as `width` does: lines of about the same length.
int balanced_width(PangoLayout* layout, int width) {
    const int lines = pango_layout_get_line_count(layout);
    PangoRectangle ink, logical;
    int narrow = width / 2, wide = width;
    while (lines > 1 && wide - narrow > 2) {
        const int middle = (narrow + wide) / 2;
        pango_layout_set_width(layout, middle * PANGO_SCALE);
        pango_layout_get_pixel_extents(layout, &ink, &logical);
        const bool keeps = pango_layout_get_line_count(layout) == lines && logical.width <= middle;
        (keeps ? wide : narrow) = middle;
    }
    pango_layout_set_width(layout, wide * PANGO_SCALE);
    return wide;
}

}  // namespace

std::string without_marks(std::string_view words) {
    return read_marks(words).plain;
}

struct Text::Laid {
    std::string key;
    Layout layout;
    TextBlock block;
    int shift = 0;                                 // of the layout in the box, where it was made narrower
    int left = 0, top = 0, width = 0, height = 0;  // of the mask, from the box's left top
};

Text::Text(MaskCache& masks) : masks_(masks), context_(make_font_context().release()) {}

Text::~Text() {
    g_object_unref(context_);
}

std::string Text::key_of(std::string_view words, const TextStyle& style, float width) {
    std::string key = fmt::format("{}|{:.1f}|{}|{}|{}|{}|{}|{:.1f}|{}{}{}|{}|", current_language(),
                                  style.size, static_cast<int>(style.weight), static_cast<int>(style.align),
                                  style.spacing_em, style.line_height, style.most_lines, style.smallest,
                                  style.marks, style.even_digits, style.one_line, static_cast<int>(width));
    key += words;
    return key;
}

Text::Laid& Text::laid(std::string_view words, const TextStyle& style, float width) {
    return laid(key_of(words, style, width), words, style, width);
}

Text::Laid& Text::laid(const std::string& key, std::string_view words, const TextStyle& style, float width) {
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        laid_.splice(laid_.begin(), laid_, found->second);
        return *found->second;
    }

    pango_context_set_language(context_, pango_language_from_string(current_language().c_str()));
    const float size = fitted_size(context_, words, style, width);
    Layout layout = make_layout(context_, words, style, size, width);
    const bool is_whole = fits(layout.get(), style, width);
    int shift = 0;
    if (is_whole) {
        if (style.align == TextAlign::centre && !style.one_line)
            shift = (static_cast<int>(width) - balanced_width(layout.get(), static_cast<int>(width))) / 2;
    } else {
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        if (style.most_lines > 0) {
            pango_layout_set_height(layout.get(), -style.most_lines);
            pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        }
    }

    PangoRectangle ink, logical;
    pango_layout_get_pixel_extents(layout.get(), &ink, &logical);
    ink.x += shift;
    logical.x += shift;
    Laid made;
    made.key = key;
    made.block.logical = {static_cast<float>(logical.x), static_cast<float>(logical.y),
                          static_cast<float>(logical.width), static_cast<float>(logical.height)};
    made.block.size = size;
    made.block.lines = pango_layout_get_line_count(layout.get());
    made.block.ink = {static_cast<float>(ink.x), static_cast<float>(ink.y), static_cast<float>(ink.width),
                      static_cast<float>(ink.height)};
    // An address has no place to break at, and is read as well where its line ends anywhere.
    made.block.cut = !is_whole && !(is_address(words) && !pango_layout_is_ellipsized(layout.get()));
    made.shift = shift;
    made.left = ink.x - 1;
    made.top = ink.y - 1;
    made.width = ink.width + 2;
    made.height = ink.height + 2;
    made.layout = std::move(layout);
    laid_.push_front(std::move(made));
    by_key_[key] = laid_.begin();
    if (laid_.size() > most_layouts) {
        by_key_.erase(laid_.back().key);
        laid_.pop_back();
    }
    return laid_.front();
}

TextBlock Text::measure(std::string_view words, const TextStyle& style, float width) {
    const std::string key = key_of(words, style, width);
    if (const auto found = measured_.find(key); found != measured_.end()) return found->second;
    if (measured_.size() >= most_sizes) measured_.clear();
    return measured_.emplace(key, laid(key, words, style, width).block).first->second;
}

TextBlock Text::draw(ImDrawList& list, std::string_view words, const TextStyle& style, Point at, float width,
                     Colour colour) {
    const Laid& text = laid(words, style, width);
    const Mask mask = masks_.get("text|" + text.key, text.width, text.height, [&](cairo_t* cairo) {
        cairo_translate(cairo, text.shift - text.left, -text.top);
        pango_cairo_show_layout(cairo, text.layout.get());
    });
    const float left = std::round(at.x) + static_cast<float>(text.left);
    const float top = std::round(at.y) + static_cast<float>(text.top);
    list.AddImage(imgui_texture(mask.texture), {left, top},
                  {left + static_cast<float>(mask.width), top + static_cast<float>(mask.height)}, {0, 0},
                  {1, 1}, imgui_colour(colour));
    return text.block;
}

float Text::place_of(std::string_view words, const TextStyle& style, std::size_t place) {
    PangoRectangle strong;
    pango_layout_get_cursor_pos(laid(words, style, 0).layout.get(), static_cast<int>(place), &strong,
                                nullptr);
    return static_cast<float>(strong.x) / PANGO_SCALE;
}

std::size_t Text::letter_at(std::string_view words, const TextStyle& style, float x) {
    int index = 0, trailing = 0;
    pango_layout_xy_to_index(laid(words, style, 0).layout.get(), static_cast<int>(x * PANGO_SCALE), 0, &index,
                             &trailing);
    // `trailing` counts characters to the end of the letter where its further half was meant.
    const char* at = words.data() + index;
    const char* end = words.data() + words.size();
    while (trailing-- > 0 && at < end) at = g_utf8_next_char(at);
    return std::min(static_cast<std::size_t>(at - words.data()), words.size());
}

}  // namespace lanyard
