// The sentences of the cue's screen: what waits, how its file was found, who is on, what a late Go would
// move, and what is wrong.
#pragma once

#include <string>
#include <vector>

#include "event/programme.h"
#include "event/rundown.h"
#include "event/stage_queue.h"
#include "event_facts.h"
#include "roles/playback/messages.h"

namespace lanyard {

// "−00:12", "+03:05", "1:02:00": hours only where there are any.
std::string countdown_words(Milliseconds time, bool is_signed);

// "ARMED · waiting for Go".
std::string state_words(const StageNow& stage, Instant now);

// "holding card".
std::string audience_words(AudienceSees audience);

// "6:00 · captions on · −23 LUFS ✓ · checked to the end 09:30 ✓", or what is wrong with it.
std::string file_words(const PlaybackSlot& slot, const PlaybackView& view, const std::string& zone);

// "On stage now: Isabelle Trowler, until 10:00. Then John Burnham and Barry Mason, 10:10." While a video
// plays the stage is its, and whoever should be on waits.
std::string on_stage_words(const std::vector<Session>& sessions, const std::string& room,
                           const StageNow& stage, Instant now, const std::string& zone);

// "Ends 10:08, planned 10:06.", of what plays; "" for everything else.
std::string end_words(const StageNow& stage, Instant now, const std::string& zone);

// "Next video: A film of the day, 10:40." What has Go when the one shown is over; "" for none.
std::string next_video_words(const StageNow& stage, const std::string& zone);

// "10:06 → 10:08" and "A message · Robert Goodwill": when it was to end, when it will, and what it is.
struct RundownWords {
    std::string times, title;
    std::string said;  // "10:02–10:08, planned 10:06", of its beginning and its end
};
RundownWords rundown_words(const RundownItem& item, const std::string& zone);

// "If Go is at 10:03, everything after it moves 3 min; lunch at 12:30 holds."
std::string late_go_words(const std::vector<Session>& sessions, const PlaybackSlot& slot, Instant now,
                          const std::string& zone);

// What the operator should know and do something about, the most pressing first.
std::vector<std::string> cue_warnings(const PlaybackView& view, const std::string& room,
                                      const StageNow& stage, Instant now);

}  // namespace lanyard
