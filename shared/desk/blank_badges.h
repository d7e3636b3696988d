// Badges without a name that lie ready with codes of their own, until somebody walks in and is given one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"

namespace lanyard {

class Desk;

// As many codes that are nobody's and never will be anybody's but whom they are given to. Until then every
// door sends whoever holds one up to the desk: the code is genuine, and nobody is listed with it.
Result<std::vector<std::string>> make_blank_codes(Desk& desk, int count);

// Inside a transaction: the badge with this code is this person's from now on. An input error where it is no
// code of the event's, and refused where it is somebody's already.
Result<void> give_blank_badge(Desk& desk, const std::string& person, std::string_view code, const Deed& deed);

}  // namespace lanyard
