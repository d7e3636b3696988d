// How the commands about the programme show it: as JSON, and in words.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "event/event_config.h"
#include "event/programme.h"
#include "lanyard/command.h"

namespace lanyard {

// A session as `programme --json` gives it.
nlohmann::json session_json(const Session& session, const EventConfig& config, Instant now);
nlohmann::json sessions_json(const std::vector<Session>& sessions, const EventConfig& config, Instant now);

// The room's name, or the word for it that the plan has; "" for everywhere.
std::string room_name_of(const PlannedSession& session, const EventConfig& config);

// "09:30", with the date before it where the programme lasts several days.
std::string clock_words(Instant instant, const EventConfig& config, bool has_several_days);
bool has_several_days(const std::vector<Session>& sessions, const EventConfig& config);

// The commands below `programme`.
void add_programme_import(CommandSyntax programme, Command& command, Action& action);
void add_programme_deeds(CommandSyntax programme, Command& command, Action& action);

}  // namespace lanyard
