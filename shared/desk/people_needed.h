// Who of those whom the programme needs has not arrived: for the desk's list and the hall's cue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "desk/find_people.h"
#include "event/people_needed.h"

namespace lanyard {

// The most urgent first (event/people_needed). `finder` is this desk's: it knows who has a name without
// reading everybody.
Result<std::vector<NeededPerson>> people_needed(Desk& desk, PeopleFinder& finder, Instant now);

// Says by hand who is meant: `name` is what the programme calls them, "" for a helper whom it does not name.
// An unknown session or person is an input error.
Result<std::string> need_person(Desk& desk, const NeededLink& link, Instant now);
// They are not needed for that session after all.
Result<std::string> need_nobody(Desk& desk, std::string_view person, std::string_view session, Instant now);

}  // namespace lanyard
