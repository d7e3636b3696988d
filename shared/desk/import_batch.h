// What an import has decided, written as one batch that counts from its closing entry on.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "desk/import_list.h"
#include "desk/import_picture.h"
#include "desk/list_corrections.h"

namespace lanyard {

// Rows, look-alikes and the people in `cancels`, who are not on the list any more. `file` and `columns` are
// what the closing entry says of the list.
Result<void> write_list(Desk& desk, const ImportOptions& options, const ImportReport& report,
                        const ImportPicture& picture, const std::vector<std::string>& cancels,
                        const std::string& file, const std::map<std::string, std::string>& columns,
                        const Deed& deed);

// The same of a filled fix list.
Result<void> write_corrections(Desk& desk, const ImportReport& report,
                               const std::vector<CorrectedPerson>& corrected, const std::string& file,
                               const std::map<std::string, std::string>& columns, const Deed& deed);

}  // namespace lanyard
