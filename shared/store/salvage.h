// Saves what is left of a damaged event: its entries, read from whatever page still holds them and proved by
// their digests, in a new folder whose tables are made of them.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "store/event_folder.h"
#include "store/proved_entries.h"

namespace lanyard {

struct Salvaged {
    using Lost = LostEntries;
    int saved = 0;
    int without_personal = 0;  // of the saved: names and words that were erased, or that nobody can read
    int unproved = 0;          // what looked like an entry and is none of this event's
    std::vector<Lost> lost;
};

// `to` is made, or is empty, and holds `damaged`'s settings, key and files and a new database. What only the
// old node knew is not saved: badges in the printer's queue, and how many labels are left. After an error
// `to` is gone.
Result<Salvaged> salvage_event(const EventFolder& damaged, const std::filesystem::path& to);

}  // namespace lanyard
