// Puts an event's database together again: from a backup and from what can still be read of the one that
// lies there, which is set aside and never deleted.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/system_clock.h"
#include "store/backups.h"
#include "store/event_folder.h"
#include "store/proved_entries.h"

namespace lanyard {

// What came from where.
struct Restored {
    std::filesystem::path backup;   // "" where there was none to be had
    int from_backup = 0;            // entries
    int from_damaged = 0;           // entries that only the database that lay there had
    std::vector<LostEntries> lost;  // what neither had: another machine of the event may
    std::filesystem::path aside;    // where what lay there is now; it holds names. "" for nothing
};

// From `backup`, else from the newest that proves whole: of this folder, or of another one of the event on
// this machine. Nobody who was erased comes back, as long as the erasure can still be read in either. The
// folder is another node from then on, and badges that were waiting there are owed.
//
// Refused while a program has the event open. An error, after which everything is as it was: the backup does
// not prove whole, or there is neither a backup nor an entry that can be read.
Result<Restored> restore_event(const EventFolder& event, const Clock& machine_clock,
                               const std::filesystem::path& backup = {});

// What SQLite says first is wrong with the event's database; "" where it is whole, and where it is missing,
// empty, or cannot be looked at for another reason than damage, which whoever opens it is told.
std::string damage_of(const EventFolder& event);

// Databases that were set aside here. They hold names, of people who were erased since, too.
std::vector<std::filesystem::path> set_aside_databases(const EventFolder& event);

}  // namespace lanyard
