// Rows of a list that are about people who were erased on request: they are not taken in again.
#pragma once

#include <set>
#include <vector>

#include "base/result.h"
#include "desk/import_picture.h"
#include "event/event_key.h"
#include "formats/fix_list.h"
#include "formats/registration_list.h"

namespace lanyard {

// What an import says of such a row.
inline constexpr const char* erased_row_reason = "erased on request; not taken in";

// Of whom a new consent has come, by the lines of the list.
struct RevivedLines {
    bool all = false;
    std::set<int> lines;
};

// Moves the rows of erased people from `people` to `rejected`, but those that are to be revived; and takes
// whoever was erased out of what is known, so that they are neither missing nor changed, and a revived one is
// new. Lines that are told to be revived and are about nobody who was erased are a usage error.
Result<void> leave_out_erased(const EventKey& key, const RevivedLines& revived, ImportPicture& picture,
                              std::vector<ListedPerson>& people, std::vector<RejectedRow>& rejected);

// The same of corrections in a filled fix list.
void leave_out_erased(const ErasedPeople& erased, std::vector<ListCorrection>& corrections,
                      std::vector<RejectedRow>& rejected);

}  // namespace lanyard
