// What is done to a video on stage: Go, Hold, Resume, Skip, Jump, Mute, Volume, Card, Panic, the line-up, and
// the taking back of each.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"
#include "event/stage_queue.h"
#include "event/video_record.h"

namespace lanyard {

class Desk;

enum class PlaybackAct {
    go,      // plays from its beginning; the session has begun, and what follows moves as it would for any
    hold,    // stands still where it is
    resume,  // goes on from there
    skip,    // is over, and the card comes
    again,   // what is over or held plays from its beginning once more; the programme is left as it is
    jump,    // what plays or is held goes to another place, and plays on or stands there
    mute,    // is not heard
    unmute,
    volume,      // louder or quieter than it was set to be
    show_card,   // the card covers it, and it is not heard; it runs on
    show_video,  // it is seen and heard again where it is by now
    panic,       // the card at once, and behind it the video stands still
    line_up,     // colour bars and a tone on the room's stage, while nothing plays
    end_line_up,
    undo,  // the last of these that stands is taken back
};

struct PlaybackDeed {
    PlaybackAct act = PlaybackAct::go;
    std::string subject;      // the session's id; of a line-up the room's
    Milliseconds position{};  // in the video, of a jump
    int volume_db = 0;        // of volume: quietest_volume_db to loudest_volume_db
};

// Gives the entry that was written. What has no effect is refused with a sentence: Go before the slot is
// armed, so that a slip of the finger starts no video under somebody's talk; Go on what comes after another
// that is not over, and on what plays already, by whoever; Hold on what does not play; a jump out of it;
// and what would let one play while the building is left.
Result<std::string> do_playback_deed(Desk& desk, const PlaybackDeed& deed, const Deed& by);

// Inside a transaction: holds every video that plays, so that none goes on behind the way out.
void hold_what_plays(Desk& desk, const Deed& by);

// Writes down the start of each slot that has begun by the clock, as of then, once whoever asks and however
// often; gives the sessions.
Result<std::vector<std::string>> record_clock_starts(Desk& desk, Instant now);

// The slots with their registers and turns, and what is said of each room's stage, on one snapshot.
struct PlaybackDay {
    std::vector<Session> sessions;
    std::vector<PlaybackSlot> slots;
    std::vector<VideoCheckRecord> checks;  // the newest of each slot's present file
    std::vector<VideoShowing> showings;    // of all slots
    std::vector<std::pair<std::string, std::vector<PlaybackChange>>> changes;  // by session
    std::vector<std::pair<std::string, StageInputs>> stages;                   // by room
    bool evacuating = false;

    StageInputs stage(const std::string& room) const;
    const VideoCheckRecord* check(const std::string& session) const;
    bool operator==(const PlaybackDay&) const = default;
};
Result<PlaybackDay> playback_day(Desk& desk);

}  // namespace lanyard
