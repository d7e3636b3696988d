// Our own export of attendance that comes in again: what it says and still is so is no news.
#pragma once

#include <vector>

#include "base/result.h"
#include "event/registration_merge.h"

namespace lanyard {

class Desk;

// Takes out of the rows of an own export what it would say of these people now, in list and desk values, and
// their codes, which go through many hands there. What is left is what somebody has changed in it.
Result<void> leave_out_what_is_so(Desk& desk, std::vector<ListedPerson>& people);

}  // namespace lanyard
