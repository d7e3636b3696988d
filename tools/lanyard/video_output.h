// Videos as commands print them: which slots the programme has, and a report as JSON.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "event/programme.h"
#include "media/video_check.h"

namespace lanyard {

// The programme's video slots that are not cancelled, with their files in the event's folder.
std::vector<VideoSlot> video_slots(const std::vector<Session>& sessions, const std::filesystem::path& folder);

nlohmann::json video_report_json(const VideoReport& report);

}  // namespace lanyard
