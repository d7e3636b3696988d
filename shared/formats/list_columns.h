// What the columns of a registration list are: by their headings, then by their cells, then by each other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "formats/list_heading_words.h"

namespace lanyard {

// The source of lists that this program has exported itself.
inline constexpr const char* own_export_source = "lanyard";

struct ListHeader {
    std::string source;                  // "eventbrite", "pretix", own_export_source or "list"
    std::vector<ColumnMeaning> columns;  // one a heading
    std::vector<std::string> reasons;    // one a heading: why it is taken so, "" where it says so itself
    int recognised = 0;                  // headings that mean something
    bool has_name = false;
    bool ticket_number_is_code = false;  // no other column holds codes
};

// The cells of the first rows below the headings, as they stand; rows may be shorter or longer than those.
using SampleRows = std::vector<std::vector<std::string>>;

// Reads one row as headings. Of several columns for one field the attendee's own wins over plain ones, those
// over a companion's, the order's, the buyer's and the invoice's, and the first over later ones; what is the
// buyer's or the invoice's fills no attendee who has a name of their own. A short "Name" beside one part of
// the name is the other part. `sample` corrects what headings promise and cells do not hold; without rows
// the headings stand. `overrides` (heading to field name, upper and lower case the same) wins over all; a
// field name that is not one is a usage error.
Result<ListHeader> read_list_header(const std::vector<std::string>& headings,
                                    const std::map<std::string, std::string>& overrides,
                                    const SampleRows& sample = {});

}  // namespace lanyard
