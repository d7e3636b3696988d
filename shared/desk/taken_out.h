// Who took which list out of the event, when, and how long it was: an entry of the journal each, and a list.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "desk/deed.h"
#include "desk/export_table.h"

namespace lanyard {

class Desk;

// `what` is an export's name ("attendance", "certificates"), `format` its file's ("xlsx"). Nothing of whom
// the rows are about is written down.
Result<void> note_taken_out(Desk& desk, const std::string& what, const std::string& format, std::size_t rows,
                            const Deed& deed);

// A row each time, the oldest first. Times are ISO 8601 in the event's zone.
Result<ExportTable> export_taken_out(Desk& desk);

}  // namespace lanyard
