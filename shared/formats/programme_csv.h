// A programme kept in a spreadsheet: CSV with the headings id, title, kind, date, start, end, room, speakers,
// chair, track, anchor, capacity, file, status, or what people write for them.
#pragma once

#include <string_view>

#include "base/result.h"
#include "formats/programme_list.h"

namespace lanyard {

// `text` is UTF-8. Times without offset are in `zone`. Needs title and start; id is made of the title and
// start where it is missing; an end that is missing is the next start in that room, and one that is only a
// clock and lies before an evening's start is the next day's. A status that says so makes a session cancelled
// or delayed. Nothing usable is an input error.
Result<ProgrammeList> read_programme_csv(std::string_view text, std::string_view file, std::string_view zone);

}  // namespace lanyard
