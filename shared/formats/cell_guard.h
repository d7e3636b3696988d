// The apostrophe before cells that a spreadsheet would run as a formula: put on when a table goes out, taken
// off when one comes in.
#pragma once

#include <string_view>

namespace lanyard {

// Whether a cell needs one: it begins, behind spaces and apostrophes, with =, +, -, @, | or one of these in
// full width, or with a tab or a carriage return (OWASP, "CSV Injection"). Plain numbers keep their minus
// without.
bool needs_guard(std::string_view cell);

// The cell without its guard, also without the ="…" that keeps a number a text in Excel. Apostrophes of names
// stay: "'s-Hertogenbosch". Of a cell that was guarded by the rule above it gives back the cell.
std::string_view without_guard(std::string_view cell);

}  // namespace lanyard
