// Which machines may log in at the hub. The journal has them, so that a hub that was made anew lets the same
// ones in.
#pragma once

#include <string>

#include "base/result.h"
#include "hub/hub_file.h"
#include "hub/hub_tables.h"
#include "hub/pg_connection.h"
#include "store/event_folder.h"
#include "store/journal/journal.h"

namespace lanyard {

// Makes a database this event's hub, by its owner's address: the tables, a login for each machine of the
// journal that was not cut off, and one for this folder, as a desk's. That is the one in its hub.toml, where
// it works, and else a new one, of which the journal knows from then on. Then hub.toml is written: `place`,
// with that login. Repeating it is harmless.
Result<void> equip_hub(const std::string& owner_address, const HubFile& place, const EventFolder& event,
                       Journal& journal, Instant now);

// In the journal of a machine that has joined: that it has, and which one it `replaces`, "" for none.
Result<void> note_joined(Journal& journal, const HubMachine& machine, const std::string& replaces,
                         Instant now);

// By a desk: shuts a machine out of the hub, and says so in the journal. `machine` is its name.
Result<void> cut_off(PgConnection& desk, Journal& journal, const std::string& event,
                     const std::string& machine, Instant now);

}  // namespace lanyard
