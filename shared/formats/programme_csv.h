// A programme kept in a spreadsheet: CSV with the headings id, title, kind, date, start, end, room, speakers,
// chair, track, anchor, capacity, file, status, or what people and calendars write for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "formats/programme_headings.h"
#include "formats/programme_list.h"
#include "formats/written_dates.h"

namespace lanyard {

// What the file itself does not tell.
struct SpreadsheetOptions {
    std::vector<std::string> days;   // the event's, as ISO 8601, in order; may be empty
    HeadingOrders columns;           // "Heading" to meaning, over what would be found
    std::optional<DateOrder> dates;  // of day and month, over what the days and the file decide
};

// `text` is UTF-8. Times without offset are in `zone`. Needs title and start; id is made of the title and
// start where it is missing; an end that is missing is the next start in that room, and one that is only a
// clock and lies before an evening's start is the next day's. A status that says so makes a session cancelled
// or delayed. Lines that differ in their speakers alone are one session. A row without a date is on the day
// of the one before it, or on the event's only day. Whether the day or the month stands first is found for
// the whole file; where nothing decides it, the day does, and a warning asks. Nothing usable is an input
// error; a column of `options` that the file lacks, or a meaning that there is not, a usage error.
Result<ProgrammeList> read_programme_csv(std::string_view text, std::string_view file, std::string_view zone,
                                         const SpreadsheetOptions& options = {});

}  // namespace lanyard
