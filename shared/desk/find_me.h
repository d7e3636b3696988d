// Somebody at a kiosk says who they are, by name and by a second thing that only they should know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "desk/desk.h"

namespace lanyard {

// The one person who is meant (event/find_by_name), by id; none where nobody or more than one is. Which of
// these it was, nobody learns.
Result<std::optional<std::string>> find_me(Desk& desk, std::string_view name, std::string_view second);

}  // namespace lanyard
