// What has become of a session, in words: the same on boards, signs, kiosks, cues, desks and the command line.
#pragma once

#include <string>

#include "event/programme.h"

namespace lanyard {

// In the current language: "Now", "Now, was until 10:45" where it runs over, "Over", "Cancelled", "Delayed,
// was 16:50", "Delayed, was 16:50, no new time yet"; "" for one that comes as planned.
std::string session_words(const Session& session, Instant now, const std::string& zone);

// With `time`, which says when it is: "16:54 · Delayed, was 16:50", "Cancelled · 16:50". Nobody knows a time
// of one that is held.
std::string session_when(const Session& session, const std::string& time, Instant now,
                         const std::string& zone);

}  // namespace lanyard
