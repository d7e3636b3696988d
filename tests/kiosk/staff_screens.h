// The screens that staff work with, in every state, made up: a part of every_screen.
#pragma once

#include <vector>

#include "tests/kiosk/every_screen.h"

namespace lanyard::made_up {

std::vector<ShownScreen> staff_screens();

}  // namespace lanyard::made_up
