// What would go wrong with an event's data, looked for without writing anything into it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/event_folder.h"

namespace lanyard {

class Desk;

// One thing that was looked at.
struct DataFinding {
    std::string what;   // "lanyard.db", "disk"
    std::string words;  // what was found, and what to do where it is not well
    bool is_well = true;
};

// The database and whether the key is its own, who may read and change the files, whether the disk can be
// written, the journal's clock beside the machine's, files that event.toml and the programme name, and
// settings that miss each other. `now` is the machine's time.
std::vector<DataFinding> check_event_data(const EventFolder& folder, Instant now);

// Of each area whose `booked` names a column of the list: how many booked it; not well where nobody's list
// has the column.
std::vector<DataFinding> check_bookings(Desk& desk);

// The journal's clock where it is ahead of this machine's by more than a day: some machine's was wrong once.
// It orders what is written from now on, and no times that people see.
Result<std::optional<Instant>> journal_clock_ahead(Desk& desk);

}  // namespace lanyard
