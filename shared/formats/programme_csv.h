// A programme kept in a spreadsheet: CSV with the headings id, title, kind, start, end, room, speakers,
// chair, track, anchor, capacity, file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "event/programme.h"

namespace lanyard {

struct ProgrammeList {
    std::vector<PlannedSession> sessions;  // `room` is the file's word for it; "" for everywhere
    std::vector<std::string> warnings;     // with line numbers
};

// Times without offset are in `zone`. Needs title and start; id is made of the title and start where the
// column is missing; an end that is missing is the next start in that room. Nothing usable is an input error.
Result<ProgrammeList> read_programme_csv(std::string_view bytes, std::string_view file,
                                         std::string_view zone);

}  // namespace lanyard
