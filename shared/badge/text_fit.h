// One text fitted into its box with Pango: as large as the layout's rule lets it be.
#pragma once

#include <pango/pango.h>

#include <string>
#include <vector>

#include "badge/badge_layout.h"
#include "badge/gobject_ptr.h"
#include "base/result.h"

namespace lanyard {

// A line of a laid out text, in the text's own points.
struct LineExtents {
    PangoLayoutLine* line = nullptr;  // lives as long as the layout
    double left = 0, right = 0;       // of ink and advance, from the line's origin; left is 0 or less
    double above = 0, below = 0;      // of ink, from the baseline up and down
    double indent = 0;                // from the text's left: a line that hangs under the one before it
    double em = 0;                    // its size
    double baseline = 0;              // from the text's top

    double width() const { return indent + right - left; }
};

// The text is laid out at `TextItem::size_pt` and drawn scaled: so it needs its fonts at one size only,
// however often a size is tried, and its lines break the same at every resolution.
struct FittedText {
    GObjectPtr<PangoLayout> layout;
    std::vector<LineExtents> lines;
    double scale = 1;      // of the item's size_pt
    double height_pt = 0;  // of all lines, before scaling
    // The smallest size as a part of the largest at which the text would fit as it is laid out: the nearer to
    // 1, the closer to its limit. More than 1 where words were left out, or the smallest size was too large.
    double closeness = 0;
    bool shortened = false;
};

// For texts drawn at any size: 72 dpi, without hinting. `language` is BCP 47. For one thread.
GObjectPtr<PangoContext> make_text_context(const std::string& language);

// Fits `text`, which is not empty, into a box of this size; `context` is of make_text_context. In a
// name, lines break at spaces and after hyphens only, in every script. Lines that had to be broken are about
// as long as each other. What stands before a tab is a column as wide as its longest text, and what follows
// it stays beside it, however many lines it has. A letter that no installed font has is an input error with
// its code point.
Result<FittedText> fit_text(PangoContext* context, const TextItem& item, const RectMm& box,
                            const std::string& text, bool is_name);

}  // namespace lanyard
