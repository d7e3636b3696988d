// Every export there is, by name, and the files that it can be taken out as: the command line and the
// organiser's page offer the same.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

struct ExportKind {
    const char *name, *about;
    const char* rows_of;   // what a row is about: "people"
    bool tells_of_people;  // so that the journal is told of it (desk/taken_out)
    bool may_tell_needs;   // diet and access needs, where they are asked for
    Result<ExportTable> (*make)(Desk& desk, bool with_needs, Instant now);
};

std::span<const ExportKind> export_kinds();
// nullptr where none is called so.
const ExportKind* export_kind(std::string_view name);

// A CSV file begins with it, or Excel takes it for one in the machine's own code page.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The table as "csv" (without the mark), "xlsx" or "json".
Result<std::string> export_text(const ExportTable& table, const std::string& what, const std::string& format);

}  // namespace lanyard
