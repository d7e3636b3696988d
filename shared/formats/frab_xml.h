// A schedule of frab, pentabarf or pretalx as XML.
#pragma once

#include <string>
#include <string_view>

#include "formats/programme_list.h"

namespace lanyard {

// `text` is UTF-8, and is used up: it is parsed in its place. What is no XML, is cut off, or has no event
// that can be used is an input error with its line.
Result<ProgrammeList> read_frab_xml(std::string text, std::string_view file, std::string_view zone);

}  // namespace lanyard
