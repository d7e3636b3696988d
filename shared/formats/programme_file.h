// A programme's file of any kind, told by what is in it.
#pragma once

#include <cstddef>
#include <string_view>

#include "formats/programme_csv.h"
#include "formats/programme_list.h"

namespace lanyard {

// No programme's file is larger: the largest known are 4 MB. Trees made of the text take many times its size.
inline constexpr std::size_t most_programme_bytes = 16 << 20;

// frab's XML, frab's and pretalx's JSON, iCalendar, else CSV; the name says nothing. `zone` is the event's.
// `options` are for CSV; columns for another kind are a usage error.
// Larger than most_programme_bytes is an input error.
Result<ProgrammeList> read_programme_file(std::string_view bytes, std::string_view file,
                                          std::string_view zone, const SpreadsheetOptions& options = {});

}  // namespace lanyard
