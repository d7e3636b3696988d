// The codes of an import's rows, which are written in an order of their own before it closes: beside each
// row, as it comes, every code would touch another page of their table, and more than half of what an import
// writes would be those pages. Rows of a batch that is not closed do not count, so nobody misses them until
// then.
#pragma once

#include <string>

#include "base/result.h"

namespace lanyard {

class Journal;
class Slices;

// What apply_own_entry left out of this node's batch, as its rows say it by now: whoever was erased meanwhile
// has no codes any more. The batch must not be closed before.
Result<void> write_codes_of_batch(Journal& journal, Slices& slices, const std::string& batch);

}  // namespace lanyard
