// Tables out as a spreadsheet (Office Open XML), through libxlsxwriter.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace lanyard {

// The file's bytes: one sheet called `sheet`, the headings bold and frozen. Every cell is text, so that no
// spreadsheet runs one or eats a leading nought.
Result<std::string> table_as_xlsx(const std::string& sheet, const std::vector<std::string>& headings,
                                  const std::vector<std::vector<std::string>>& rows);

}  // namespace lanyard
