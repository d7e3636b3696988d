// What organisers take out: one table for attendance, whatever file it goes into.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace lanyard {

class Desk;

struct ExportTable {
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;  // as wide as the headings
};

// Everybody, in order of name, with whether and when they came. Diet and access needs and other answers are
// left out unless `with_needs`. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_attendance(Desk& desk, bool with_needs);

}  // namespace lanyard
