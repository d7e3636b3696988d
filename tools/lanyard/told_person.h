// One person whom a command tells of: whom its words mean, and a line of their history as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "desk/desk.h"
#include "desk/history.h"

namespace lanyard {

// By id, else the one person whom the words find; an input error names the first of several.
Result<Attendee> find_one(Desk& desk, const std::string& who);

nlohmann::json line_json(const HistoryLine& line, std::string_view zone);

}  // namespace lanyard
