// A programme's file of any kind, told by what is in it.
#pragma once

#include <string_view>

#include "formats/programme_list.h"

namespace lanyard {

// frab's XML, frab's and pretalx's JSON, iCalendar, else CSV; the name says nothing. `zone` is the event's.
Result<ProgrammeList> read_programme_file(std::string_view bytes, std::string_view file,
                                          std::string_view zone);

}  // namespace lanyard
