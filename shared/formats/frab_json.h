// A schedule of frab or pretalx as JSON.
#pragma once

#include <string_view>

#include "formats/programme_list.h"

namespace lanyard {

// `text` is UTF-8. Both generations of the schema are read: events stand in lists by room under each of
// `days`, whatever else is there. What is no JSON, is cut off, or has no event that can be used is an input
// error with its line.
Result<ProgrammeList> read_frab_json(std::string_view text, std::string_view file, std::string_view zone);

}  // namespace lanyard
