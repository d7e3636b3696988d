// Takes everything out of an event's folder on this machine that tells of people or lets it be read: for a
// machine that goes back to whoever lent it.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "store/event_folder.h"

namespace lanyard {

// The file that says so, in a folder that was emptied.
inline constexpr const char* emptied_note = "closed.txt";

// Refused while a program has the event open. Database, log, what was set aside, this folder's backups, the
// hub's login and at last the key are overwritten, where that can be, and deleted; settings, layouts and
// films stay. Gives what was deleted. After an error it may be done again.
Result<std::vector<std::filesystem::path>> empty_event_folder(const EventFolder& event);

}  // namespace lanyard
