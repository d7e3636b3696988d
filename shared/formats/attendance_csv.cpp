// Quoting is RFC 4180's; the guard before it is against formulas in what people typed at registration.
#include "formats/attendance_csv.h"

#include <algorithm>
#include <utility>

#include "formats/cell_guard.h"

namespace lanyard {
namespace {

// Spaces at the ends are quoted too: many readers take them away otherwise.
bool needs_quotes(std::string_view cell) {
    const auto is_mark = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
    return !cell.empty() &&
           (cell.front() == ' ' || cell.back() == ' ' || std::any_of(cell.begin(), cell.end(), is_mark));
}

void append_cell(std::string& out, std::string_view cell) {
    const bool guarded = needs_guard(cell);
    if (!guarded && !needs_quotes(cell)) {
        out += cell;
        return;
    }
    out += '"';
    if (guarded) out += '\'';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

void append_csv_row(std::string& out, const std::vector<std::string_view>& cells) {
    bool first = true;
    for (std::string_view cell : cells) {
        if (!std::exchange(first, false)) out += ',';
        append_cell(out, cell);
    }
    out += "\r\n";
}

}  // namespace lanyard
