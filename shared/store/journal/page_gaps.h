// Empties what SQLite leaves between the cells of a page: where rows are moved from page to page, bytes of
// them stay behind there, and secure_delete overwrites only what is deleted
// (https://www.sqlite.org/fileformat2.html#b_tree_pages: "unallocated").
#pragma once

#include "base/result.h"

namespace lanyard {

class Database;

// Empties the log and all gaps, in slices that hold the lock no longer than any other writing, and waits for
// the disk. False where somebody still reads the log, or writes all the time; then later.
Result<bool> empty_page_gaps(Database& database);

}  // namespace lanyard
