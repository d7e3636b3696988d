// Videos looked at from the command line, and written down for the cue and the desk to see.
#pragma once

#include "desk/desk.h"
#include "event/playback.h"
#include "media/video_check.h"

namespace lanyard {

// The slots of the programme that take place. A video's slot is one that the programme calls so, or one that
// names a file.
std::vector<PlaybackSlot> slots_to_look_at(const std::vector<Session>& sessions, const EventFolder& folder);

// Decodes the slot's file to its end and writes down how it was found. What cannot be written down is said on
// standard error: the report is worth having all the same.
VideoReport look_at(Desk& desk, const PlaybackSlot& slot, Instant now, const MediaProgress& progress = {});

// After an import: looks at each file that nobody has looked at since it is as it is, and says what it found
// on standard error.
void look_at_new_videos(Desk& desk, Instant now);

// "READY", "LOOK AT IT", "WILL NOT PLAY RIGHT".
const char* verdict_words(VideoVerdict verdict);

}  // namespace lanyard
