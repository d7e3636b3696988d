// An entry of the journal about what somebody does.
#pragma once

#include <string>
#include <string_view>

#include "desk/deed.h"
#include "store/journal/journal.h"

namespace lanyard {

// Of this kind about this subject, made by the deed's actor at its time; the rest is still to be said.
NewEntry entry_about(std::string_view kind, std::string subject, const Deed& deed);

}  // namespace lanyard
