// What a stage and its cue ask of the desk's thread, and what it tells them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "desk/playback_deeds.h"
#include "event/people_needed.h"
#include "event/video_record.h"
#include "workers/neighbours.h"

namespace lanyard {

struct DoPlayback {
    PlaybackDeed deed;
};
// `run` tells showings of one stage apart: the entry of its beginning is known to the desk's thread alone.
struct TellShowingBegan {
    long long run = 0;
    VideoShowing showing;
};
struct TellShowingEnded {
    long long run = 0;
    VideoShowing showing;
};
struct CallAboutVideo {
    std::string room, why;  // by its id; a sentence for the log
};
struct TellPulse {
    StagePulse pulse;
};
using PlaybackRequest =
    std::variant<DoPlayback, TellShowingBegan, TellShowingEnded, CallAboutVideo, TellPulse>;

// The whole of what is known of the day's videos.
struct PlaybackView {
    PlaybackDay day;
    std::set<std::string> missing;  // sessions whose file is not in the folder
    // Sessions whose file will be looked at, and of the one that is just being how many hundredths have been.
    std::map<std::string, std::optional<int>> checking;
    std::vector<NeededPerson> needed;  // soon or by now, and not here; the most urgent first
    std::vector<StagePulse> stages;    // of stages that run on this machine

    const StagePulse* stage(const std::string& room) const;
    bool operator==(const PlaybackView&) const = default;
};

struct PlaybackNews {
    std::shared_ptr<const PlaybackView> view;
};

// A deed was done, or not.
struct PlaybackDone {
    long long request = 0;
    PlaybackDeed deed;
    std::optional<Error> error;
};

}  // namespace lanyard
