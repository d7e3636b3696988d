// Every list that organisers take out, by its name: one query behind the command line, the page and whoever
// else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

struct ExportKind {
    const char *name, *about;  // "attendance": "everybody, and whether and when they came"
    const char* rows_of;       // what a row is, of several: "people"
    bool tells_of_people;      // so that the journal is told of it (desk/taken_out)
    // `with_needs`: with diet, access needs and other answers, where the list has them.
    Result<ExportTable> (*make)(Desk& desk, bool with_needs, Instant now);
};

const std::vector<ExportKind>& export_kinds();
const ExportKind* export_kind(std::string_view name);  // nullptr: there is none of this name

// "csv", "xlsx", "json".
const std::vector<std::string>& export_formats();
// The file's bytes, CSV without a byte order mark. An attendance as a spreadsheet has a second sheet that
// sums it up.
Result<std::string> export_file(const ExportTable& table, const std::string& what, const std::string& format);
// What a CSV file begins with: without it Excel takes the file for one in the machine's own code page.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace lanyard
