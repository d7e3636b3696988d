// Tables out as CSV (RFC 4180, CRLF), with cells guarded that a spreadsheet would run as a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// Appends one line. Cells that would run get the apostrophe of formats/cell_guard before them.
void append_csv_row(std::string& out, const std::vector<std::string_view>& cells);

}  // namespace lanyard
