// Words on the screen, in every script: laid out by Pango, kept as masks that are tinted when drawn.
#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "event/event_config.h"
#include "ui/mask_cache.h"
#include "ui/rect.h"

struct ImDrawList;
using PangoContext = struct _PangoContext;
using PangoLayout = struct _PangoLayout;

namespace lanyard {

enum class Weight { regular = 400, medium = 500, semibold = 600, bold = 700 };
// `start` is the left for scripts that begin there, the right for those that begin at the right.
enum class TextAlign { start, centre, end };

struct TextStyle {
    float size = 30;  // of the em, pixels
    Weight weight = Weight::regular;
    TextAlign align = TextAlign::start;
    float spacing_em = 0;       // between letters; only for scripts whose letters stand apart
    float line_height = 1.25f;  // of the size
    int most_lines = 0;         // 0: as many as it takes
    float smallest = 0;         // shrinks down to this size to fit; 0: does not shrink
    bool marks = false;         // **these words** are bold
    bool even_digits = false;   // digits of one width, for clocks and counts
    bool one_line = false;      // as wide as it is, whatever the width: for fields, which scroll
};

// "On your left" for "**On your left**".
std::string without_marks(std::string_view words);

// A paragraph laid out in a width.
struct TextBlock {
    Rect logical;    // from the box's left top; the height is what the lines need
    float size = 0;  // of the em, as fitted
    int lines = 0;
    Rect ink;          // of the letters as they are drawn, from the box's left top
    bool cut = false;  // it did not fit: it ends with an ellipsis, or a word of it is broken
};

class Text {
  public:
    explicit Text(MaskCache& masks);
    ~Text();
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;

    // Lays `words` out in `width` pixels. A word wider than that is shrunk as the style allows, then broken.
    // Centred lines are made about equally long, so that no word is left alone.
    TextBlock measure(std::string_view words, const TextStyle& style, float width);
    // Draws them with the box's left top at `at`; gives what measure would.
    TextBlock draw(ImDrawList& list, std::string_view words, const TextStyle& style, Point at, float width,
                   Colour colour);

    // Of words in one line: how far the border before byte `place` lies from their left end, and the border
    // that is nearest to `x`.
    float place_of(std::string_view words, const TextStyle& style, std::size_t place);
    std::size_t letter_at(std::string_view words, const TextStyle& style, float x);

    // How many layouts are held: what has not been used for long is forgotten. Of what was only measured the
    // size stays longer, for lists that are measured as a whole and shown by pages.
    std::size_t layouts() const { return laid_.size(); }
    std::size_t sizes() const { return measured_.size(); }
    static constexpr std::size_t most_layouts = 600, most_sizes = 8192;

  private:
    struct Laid;
    static std::string key_of(std::string_view words, const TextStyle& style, float width);
    Laid& laid(std::string_view words, const TextStyle& style, float width);
    Laid& laid(const std::string& key, std::string_view words, const TextStyle& style, float width);

    MaskCache& masks_;
    PangoContext* context_;
    std::list<Laid> laid_;  // most recently used first
    std::unordered_map<std::string, std::list<Laid>::iterator> by_key_;
    std::unordered_map<std::string, TextBlock> measured_;
};

}  // namespace lanyard
