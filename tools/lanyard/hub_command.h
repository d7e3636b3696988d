// What the commands below `lanyard hub` share.
#pragma once

#include <memory>
#include <string>

#include "hub/hub_file.h"
#include "hub/postgres_hub.h"
#include "hub/replicate.h"
#include "lanyard/command.h"
#include "lanyard/open_journal.h"

namespace lanyard {

constexpr Milliseconds patience_with_hub{10'000};  // somebody sits before it

// The event's folder with its journal, for writing.
Result<OpenJournal> opened_journal(const Command& command);
// What --hub (`named`) or hub.toml says.
Result<HubFile> hub_file_of(const EventFolder& folder, const std::string& named);
Result<std::unique_ptr<PostgresHub>> named_hub(const EventFolder& folder, const std::string& named);

// Until both have the same entries.
Result<Round> catch_up(Journal& journal, const EventKey& key, Hub& hub);

// Each adds its commands below `lanyard hub`.
void add_hub_machines(CommandSyntax hub, Command& command, Action& action);
void add_hub_invite(CommandSyntax hub, Command& command, Action& action);
// `lanyard join`, which stands beside `lanyard hub`.
void add_join(CommandSyntax app, Command& command, Action& action);

}  // namespace lanyard
