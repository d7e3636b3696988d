// A video slot on the stage as a function of the clock: whether it waits, plays or is over, where in the
// video it is, and what the audience sees.
//
// The plan says when a slot is due; the journal's registers say what was done to it: Go, Hold, Skip, Mute,
// Card. Nothing else is kept: whoever holds the same registers and has the same time sees the same frame,
// whether they have been there all the time or came a second ago.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/event_config.h"
#include "event/programme.h"
#include "event/programme_effect.h"

namespace lanyard {

// A slot is loaded this long before its start, so that Go shows its first frame at once.
inline constexpr Milliseconds arms_before = std::chrono::seconds(60);
// Nobody pressed Go: so long after its start a slot is given up, unless its session is held, but not before
// it was its turn for `keeps_turn`.
inline constexpr Milliseconds waits_for_go = std::chrono::hours(1), keeps_turn = std::chrono::minutes(10);
// The last frame stands so long before the card comes.
inline constexpr Milliseconds last_frame_stands = std::chrono::seconds(3);
// The line-up card and its tone go by themselves: nobody may be met by them who comes in later.
inline constexpr Milliseconds line_up_lasts = std::chrono::minutes(10);

// What was done to a slot last that moves its picture: one register, so that any two nodes agree on all of
// it.
struct Tape {
    enum class Moved { untouched, playing, held, skipped };
    Moved moved = Moved::untouched;
    Instant at{};             // when that was
    Milliseconds position{};  // in the video, then
    Instant went_at{};        // the Go that this playing began with
    std::string went_by;      // who gave it: "cue", "clock", a staff id

    bool operator==(const Tape&) const = default;
};
std::string_view tape_name(Tape::Moved moved);  // "held"
std::optional<Tape::Moved> tape_from_name(std::string_view name);

// How much louder or quieter than it was set to be a video may be made while it plays, in dB.
inline constexpr int quietest_volume_db = -30, loudest_volume_db = 6, volume_step_db = 3;

// The newest standing word on each.
struct PlaybackInputs {
    Tape tape;
    bool muted = false;
    int volume_db = 0;
    bool card = false;  // the card instead of the video, which runs on behind it unheard

    bool operator==(const PlaybackInputs&) const = default;
};

// A session with a video.
struct PlaybackSlot {
    std::string session, title, room, file;  // `room` by its id; `file` in the event's folder
    Instant start{}, end{};                  // actual
    Instant planned_start{};
    bool cancelled = false, held = false;  // of the session
    VideoStart starts = VideoStart::cue;
    bool loops = false;                          // again and again until the session's end
    std::optional<Milliseconds> decoded_length;  // how long it really plays, once it has been checked
    PlaybackInputs inputs;
    // When those before it on its stage are over, as far as is known; Instant::max() while that is open.
    Instant turn{};

    // The best that is known of how long it plays.
    Milliseconds length() const;
    bool operator==(const PlaybackSlot&) const = default;
};

// The slots of the programme, in its order: sessions that are videos or name a file. Registers and decoded
// lengths are the store's to add, and then turns (event/stage_queue).
std::vector<PlaybackSlot> playback_slots(const std::vector<Session>& sessions, const EventConfig& config);

enum class PlaybackState { idle, armed, playing, held, ended };
std::string_view playback_state_name(PlaybackState state);

enum class AudienceSees { card, video, line_up, way_out };
std::string_view audience_name(AudienceSees audience);  // "line_up"
std::optional<AudienceSees> audience_from_name(std::string_view name);

struct Playback {
    PlaybackState state = PlaybackState::idle;
    Milliseconds position{};  // in the video: 0 before it plays, its length when it has ended by itself
    AudienceSees audience = AudienceSees::card;
    bool is_heard = false;

    bool operator==(const Playback&) const = default;
};

// Before its turn a slot is idle, whatever the time.
Playback playback_at(const PlaybackSlot& slot, Instant now);

// When nothing of it is left to play, as far as is known: played, skipped, or given up; Instant::max() while
// it stands still or its session is held.
Instant over_at(const PlaybackSlot& slot);

// True where Go plays it: it is armed, and no clock is to start it.
bool takes_go(const PlaybackSlot& slot, Instant now);

// When a slot that starts by the clock began, where it is on and nobody has written its start down yet: at
// its start, or when its turn came. One whose turn comes only after its session is given up.
std::optional<Instant> started_by_clock(const PlaybackSlot& slot, Instant now);

// When the state, or what the audience sees, changes next by time alone; none where it never does.
std::optional<Instant> next_change(const PlaybackSlot& slot, Instant now);

// What the programme's times would be, and what would move, if Go were given at `go`.
ProgrammeEffect effect_of_go(const std::vector<Session>& sessions, std::string_view session, Instant go);
// The first session behind it that `effect` leaves where it is, in the same room or everywhere; nullptr:
// none.
const Session* first_that_holds(const std::vector<Session>& sessions, std::string_view session,
                                const ProgrammeEffect& effect);

// True where a slot's file has to be looked at again: it never was, or the last time was before 30, or before
// 5, minutes to its start.
bool video_check_is_due(const PlaybackSlot& slot, std::optional<Instant> last_check, Instant now);

// In the order in which their files should be looked at: what is on or comes next first, and last what is
// past.
void put_next_first(std::vector<PlaybackSlot>& slots, Instant now);

}  // namespace lanyard
