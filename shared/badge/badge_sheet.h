// Badges side by side on larger paper, with crop marks: for printing before the event, and for looking over.
#pragma once

#include <string>
#include <vector>

#include "badge/badge_draw.h"

namespace lanyard {

// Badges that lie together: "Table A–G". Each stack begins on a sheet of its own.
struct BadgeStack {
    std::string title;
    std::vector<BadgeFields> badges;
    std::vector<std::string> captions;  // under each badge; as many, or none
};

struct SheetPaper {
    double width_mm = 210, height_mm = 297;
    double margin_mm = 8;  // that printers cannot reach, and where the title stands
};

// How many go beside and below each other, with room for the crop marks between them; the paper is turned
// where more fit. 0 where not even one does.
struct SheetGrid {
    int columns = 0, rows = 0;
    SheetPaper paper;  // turned as it is used
};
SheetGrid sheet_grid(const BadgeLayout& layout, const SheetPaper& paper);

// Row by row from the top left, each at its own size. Behind each sheet of two-sided badges lies the sheet of
// their backs, for paper that is turned over like a page of a book. A usage error where the badge is larger
// than the paper; else as draw_badges_pdf.
Result<BadgeDocument> draw_sheets_pdf(const BadgeLayout& layout, const std::vector<BadgeStack>& stacks,
                                      const SheetPaper& paper);

}  // namespace lanyard
