// The badge as badge.toml describes it: a page and the items on it, in millimetres from its top left corner.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "badge/badge_fields.h"
#include "badge/paper.h"
#include "base/result.h"

namespace lanyard {

using RgbColour = std::uint32_t;  // 0xRRGGBB, sRGB

// A module of less is lost in the dots of a label printer at 203 dpi, of which two are 0.25 mm.
inline constexpr double smallest_module_mm = 0.25;

enum class Align { left, centre, right };
enum class VerticalAlign { top, middle, bottom };

// What may be done to a text that does not fit at its largest size; each is tried when those before it,
// together, were not enough. A text that fits by none of them is drawn as small as it must be: never clipped,
// and never split within a word.
enum class FitStep {
    shrink,   // down to the smallest size
    wrap,     // at words, up to `most_lines`; within the lines, as large as it can be
    grow,     // when a size is found: lines beside a longer one grow into the room that is left
    shorten,  // after a word, with "…"
};

struct TextItem {
    std::string text;  // with placeholders; "\n" begins a new line, and what stands before a tab is a column
    std::string family;  // a font family, or several with commas; fontconfig finds what they lack
    int weight = 400;    // 100 to 1000
    double size_pt = 0;
    double smallest_pt = 0;  // equal to size_pt where the text must not shrink
    double line_height =
        1.2;             // baseline to baseline, as a part of the size; marks get more where they need it
    int most_lines = 0;  // 0: as many as the box holds
    Align align = Align::left;
    VerticalAlign vertical_align = VerticalAlign::top;
    RgbColour colour = 0;
    std::vector<FitStep> fit;
};

// A square with the symbol and, inside the rectangle, its light quiet zone.
struct QrItem {
    std::string text;
    RgbColour colour = 0;
};

// Scaled to be wholly inside its rectangle, in the middle.
struct ImageItem {
    std::string file;                          // in the event's folder: .png or .svg
    std::shared_ptr<const std::string> bytes;  // the file's, once it has been loaded
};

struct BoxItem {
    double radius_mm = 0;  // of the corners; half the side makes a circle
    double stroke_mm = 0;  // 0: no edge
    bool filled = false;
    RgbColour fill = 0, stroke = 0;
};

// From the rectangle's corner (x, y) to (x + width, y + height); both may be negative.
struct LineItem {
    double stroke_mm = 0;
    RgbColour colour = 0;
};

enum class BadgeSide { front, back };

struct BadgeItem {
    std::string label;  // how errors call it: "item 3 (name)"
    unsigned line = 0;  // where it stands in the file
    BadgeSide side = BadgeSide::front;
    RectMm rect;            // on its side
    BadgeCondition when;    // drawn only where it holds
    BadgeCondition unless;  // not drawn where it holds; an empty one leaves everything drawn
    std::variant<TextItem, QrItem, ImageItem, BoxItem, LineItem> content;

    bool is_drawn_for(const BadgeFields& fields) const {
        return when.holds(fields) && (unless.empty() || !unless.holds(fields));
    }
};

// Where a badge's back is.
enum class BadgeBack {
    none,
    two_sided,  // on the other side of the paper: a page of its own, behind the front's
    folded,     // on the same side, head to head above the front: folded between them, it stands upright
};

struct BadgeLayout {
    std::string file;                    // its name in errors
    double width_mm = 0, height_mm = 0;  // of one side
    BadgeBack back = BadgeBack::none;
    RgbColour background = 0xffffff;
    std::string language = "en";   // BCP 47; decides between forms of letters that scripts share, as in Han
    std::vector<BadgeItem> items;  // later ones are drawn over earlier ones
    bool shows_programme = false;  // some item says {programme}

    // Of the paper that the badge is printed on.
    double paper_height_mm() const { return back == BadgeBack::folded ? 2 * height_mm : height_mm; }
};

// Reads badge.toml's text; `file` is its name in errors, which give line and item. Refused are unknown keys
// (with the nearest known one), texts and codes that leave the page, and whatever would be drawn over a code
// or its quiet zone. Images are named but not loaded.
Result<BadgeLayout> parse_badge_layout(std::string_view text, std::string_view file);

// Reads a badge.toml and the images it names, which lie in the same folder or below it.
Result<BadgeLayout> load_badge_layout(const std::filesystem::path& badge_toml);

}  // namespace lanyard
