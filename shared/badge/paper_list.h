// A list of people on paper, each with a box to tick and a code to scan: for when there is no power.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace lanyard {

// One row. All UTF-8; "" where there is nothing to say.
struct PaperRow {
    std::string letter;               // the rows of one letter follow each other
    std::string name;                 // "" of a spare line: lines to write on
    std::string detail;               // below the name: "Leeds City Council · Delegate"
    std::vector<std::string> beside;  // sessions and flags, a line each
    std::string code;                 // "" of a spare line without one
    std::string person;               // the id, for errors
};

struct PaperList {
    std::string title;                 // "Launch of the Centre"
    std::string told_how;              // at the foot of each page
    std::vector<std::string> columns;  // the headings: of the box, the time, the name, beside it, the code
    std::string language = "en";       // BCP 47
    std::vector<PaperRow> people, spare_lines;
};

struct PaperListDocument {
    std::string bytes;  // of a PDF of A4 pages
    int pages = 0;
    // Why rows stand there in plain Latin letters, or with their code alone; each names its attendee.
    std::vector<Error> spelled_plainly;
};

// Each page repeats title and headings, says which page it is of how many, and from which name to which it
// goes. A row that cannot be drawn, for a letter that no font has, stops no other: it is spelled plainly.
// Codes stand in turn farther right and farther left, so that a hand scanner sees one at a time. A machine
// error without fonts.
Result<PaperListDocument> draw_paper_list(const PaperList& list);

}  // namespace lanyard
