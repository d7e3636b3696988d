// Whose badge would not say what they are called: known before the day, not when they stand at the printer.
#pragma once

#include <vector>

#include "badge/badge_layout.h"
#include "desk/data_check.h"

namespace lanyard {

class Desk;

// Of everybody expected: a badge that cannot be drawn, and emoji that are left out of one (which is well).
// Letters that every font has are not tried; of all others at most 2,000 people are, and it is said where
// there are more.
std::vector<DataFinding> badge_doubts(Desk& desk, const BadgeLayout& layout);

}  // namespace lanyard
