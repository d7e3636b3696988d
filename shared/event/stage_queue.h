// One film after the other on a room's stage: whose turn it is, what is on, who has Go and what comes next.
//
// The earliest slot that is not over keeps Go, however late it is, until it was played, skipped or given up;
// nothing behind it plays before, by Go or by the clock.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/playback.h"

namespace lanyard {

// Gives each slot, with its registers, its turn. What has begun comes before what has not; else they come by
// their start, then their planned start, then the session's id. Cancelled ones keep nobody waiting.
void give_turns(std::vector<PlaybackSlot>& slots);

// The one that `slot` waits behind now: that is on in its room, or comes first there; nullptr for none.
const PlaybackSlot* waits_behind(const std::vector<PlaybackSlot>& slots, const PlaybackSlot& slot,
                                 Instant now);

// That plays in the room or is held, the later where two do; nullptr for none.
const PlaybackSlot* on_stage(const std::vector<PlaybackSlot>& slots, std::string_view room, Instant now);

// What else is said of a room's stage.
struct StageInputs {
    std::optional<Instant> line_up_since;
    bool evacuating = false;

    bool operator==(const StageInputs&) const = default;
};

// What one stage shows now. The slots of several rooms may be given; all have had their turns given.
struct StageNow {
    // That is on, or else whose last frame stands, that waits, or comes next; nullptr: none is left.
    const PlaybackSlot* slot = nullptr;
    Playback playback;
    const PlaybackSlot* next = nullptr;  // has Go when `slot` is over; nullptr: none is left
};
// An evacuation stops the picture and the sound at once; the line-up shows where nothing plays.
StageNow stage_now(const std::vector<PlaybackSlot>& slots, std::string_view room, const StageInputs& stage,
                   Instant now);
// The same for the operator: what waits has Go already while the last frame of what was before still stands.
StageNow cue_now(const std::vector<PlaybackSlot>& slots, std::string_view room, const StageInputs& stage,
                 Instant now);

// The room whose stage is meant: `wanted` by id or name, else that of the first slot, else the event's first.
std::string stage_room(const std::vector<PlaybackSlot>& slots, const EventConfig& config,
                       std::string_view wanted);

}  // namespace lanyard
