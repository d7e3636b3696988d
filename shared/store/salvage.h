// Saves what is left of a damaged event: its entries, read from whatever page still holds them and proved by
// their digests, in a new folder whose tables are made of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/event_folder.h"

namespace lanyard {

struct Salvaged {
    // Entries of a node that are lost: `first` to `last` of its sequence, as far as others of it and what
    // this machine's user has seen show that there were any.
    struct Lost {
        std::string node;
        std::int64_t first = 0, last = 0;
    };
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
