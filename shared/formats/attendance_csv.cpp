// Quoting is RFC 4180's; the guard before it is against formulas in what people typed at registration.
#include "formats/attendance_csv.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lanyard {
namespace {

// "-12.5" is data; "-1+cmd|'…'!A1" is a formula.
bool is_negative_number(std::string_view cell) {
    return cell.size() > 1 && cell.front() == '-' &&
           cell.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

bool would_run(std::string_view cell) {
    constexpr std::string_view beginnings[] = {"=",  "+",  "-",  "@",  "|",  "\t",
                                               "\r", "＝", "＋", "－", "＠", "｜"};
    const std::string_view shown = cell.substr(std::min(cell.find_first_not_of(' '), cell.size()));
    return !is_negative_number(cell) &&
           std::any_of(std::begin(beginnings), std::end(beginnings), [&](std::string_view beginning) {
               return shown.substr(0, beginning.size()) == beginning;
           });
}

// Spaces at the ends are quoted too: many readers take them away otherwise.
bool needs_quotes(std::string_view cell) {
    return !cell.empty() && (cell.front() == ' ' || cell.back() == ' ' ||
                             cell.find_first_of(",\"\r\n") != std::string_view::npos);
}

void append_cell(std::string& out, std::string_view cell) {
    const bool guarded = would_run(cell);
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
