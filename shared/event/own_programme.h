// One person's own programme, out of everybody's.
#pragma once

#include <string>
#include <vector>

#include "event/programme.h"

namespace lanyard {

// What stands on it, as it was planned and in order: the sessions that they have a place in, and beside these
// what is for everybody. A workshop is for those who have a place; what is on while they are in one of their
// own is for others, unless it goes on behind it. Nothing that was cancelled.
std::vector<const Session*> plan_for(const std::vector<Session>& sessions,
                                     const std::vector<std::string>& enrolled);

}  // namespace lanyard
