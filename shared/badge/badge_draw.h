// Badges drawn from their layout and a person's fields: as PDF, PNG and pixels, by one and the same code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "badge/badge_fields.h"
#include "badge/badge_layout.h"
#include "base/result.h"

namespace lanyard {

// How close a text came to the limit of its box.
struct TextFit {
    std::string attendee_id;
    std::string item;      // "item 3 (name)"
    double closeness = 0;  // 0 to 1; more than 1: words left out, or smaller than the layout's smallest
    bool shortened = false;
    std::string left_out = {};  // emoji
};

struct BadgeDocument {
    std::string bytes;          // of the file
    std::vector<TextFit> fits;  // of every text of every badge, in order
    // Why a badge among several could not be drawn and is not in the file, in order; each names its attendee.
    std::vector<Error> undrawn = {};
};

// 8-bit red, green, blue, alpha; opaque, row by row from the top left.
struct RgbaPixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

// 8-bit luminance, row by row from the top left.
struct GreyPixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> grey;
};

// All of these give an input error naming attendee and item for a letter that no installed font has, a code
// that is missing or too long, and a picture that cannot be read; a usage error for a resolution outside 20
// to 2400 dpi; a machine error without fonts. They may be called from any thread.

// A page a badge, at its paper's size, and its back on the page behind it where it is two-sided: vectors with
// embedded fonts. The same badges give the same bytes. One
// that cannot be drawn stops no other: it is an error where it stands alone, or where none can be drawn.
Result<BadgeDocument> draw_badges_pdf(const BadgeLayout& layout, const std::vector<BadgeFields>& badges);

// Why each of the badges cannot be drawn, in order; nothing for those that can.
std::vector<std::optional<Error>> why_undrawable(const BadgeLayout& layout,
                                                 const std::vector<BadgeFields>& badges);

// What is printed on one side of the paper: a folded badge's front has its back above it.
Result<BadgeDocument> draw_badge_png(const BadgeLayout& layout, const BadgeFields& badge, double dpi,
                                     BadgeSide side = BadgeSide::front);

// The front, for screens; width and height are the side's in mm * dpi / 25.4, rounded.
Result<RgbaPixels> draw_badge_pixels(const BadgeLayout& layout, const BadgeFields& badge, double dpi);

// The paper's front as a printer of this resolution prints it, for reading its code back; `monochrome` leaves
// 0 and 255.
Result<GreyPixels> render_pixels(const BadgeLayout& layout, const BadgeFields& badge, double dpi,
                                 bool monochrome);

}  // namespace lanyard
