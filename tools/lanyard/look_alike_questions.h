// Look-alikes put to whoever sits at the terminal, one key each.
#pragma once

#include <optional>

#include "desk/import_list.h"

namespace lanyard {

// Asks about every undecided pair of the report; the orders, or nothing where the person would rather not
// import. Capital letters answer for all that are left.
std::optional<LookAlikeOrders> ask_about(const ImportReport& report);

}  // namespace lanyard
