// Tables out as CSV (RFC 4180, CRLF), with cells guarded that a spreadsheet would run as a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// Appends one line. A cell that begins, behind spaces, with =, +, -, @, | or one of these in full width, or
// with a tab or a carriage return, gets an apostrophe before it, so that no spreadsheet runs it (OWASP, "CSV
// Injection"); plain numbers keep their minus.
void append_csv_row(std::string& out, const std::vector<std::string_view>& cells);

}  // namespace lanyard
