// What is written down of videos without anybody doing anything: how a file was found, and that it was shown.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "event/video_record.h"

namespace lanyard {

class Desk;

// The records say when; `actor` is the machine that looked or showed. `check.at` is when it was looked at.
Result<void> record_video_check(Desk& desk, const VideoCheckRecord& check, const std::string& actor);

// How a session's video was found to be, oldest first.
Result<std::vector<VideoCheckRecord>> video_checks_of(Desk& desk, const std::string& session);

// A stage shows its first frame; gives the entry that its end will name.
Result<std::string> record_showing_began(Desk& desk, const VideoShowing& showing, const std::string& actor);
// `showing.entry` is that of its beginning.
Result<void> record_showing_ended(Desk& desk, const VideoShowing& showing, const std::string& actor);

}  // namespace lanyard
