// A table that organisers take out, whatever file it goes into.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

struct ExportTable {
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;  // as wide as the headings
};

}  // namespace lanyard
