// What a stage does with its player so that the audience sees what the clock says: loads before it is time,
// shows the first frame at Go, keeps to the clock, fades the sound, and falls back to the card where the file
// fails it.
//
// It keeps nothing that the journal does not have but how far its own player has come.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "devices/video.h"
#include "event/stage_queue.h"
#include "event/video_record.h"
#include "roles/stage/pace.h"

namespace lanyard {

// What a stage goes by at one moment.
struct StageMoment {
    StageNow stage;
    std::filesystem::path folder;  // where files are
    double gain_db = 0;            // of the slot's file
    std::string captions;          // the language that they are wanted in
    bool is_missing = false;       // the slot's file is not in the folder, or is none that may be played
    Instant now{};                 // the event's time
    double speed = 1;              // of the event's clock
    Milliseconds even{};           // by a clock that runs evenly
};

// What the desk's thread is to be told of it.
struct StageReport {
    enum class Kind { began, ended, trouble };
    Kind kind = Kind::began;
    long long run = 0;     // of a showing
    VideoShowing showing;  // of its beginning and its end
    std::string words;     // of trouble, for the log and the cue
};

class StageShow {
  public:
    static constexpr Milliseconds fades_in{400};
    static constexpr Milliseconds stands_still_for{2000};  // then the player is started anew, once
    static constexpr Milliseconds drifts_at_most{400};     // from the clock, before it is set right
    static constexpr Milliseconds sets_right_every{3000};
    static constexpr Milliseconds tries_again_after{3000};  // a file that could not be opened, while it waits
    // Loading takes about so long: a stage that joins late loads what will be on then.
    static constexpr Milliseconds loads_for{300};
    static constexpr Milliseconds ends_early_by{1500};  // more is a file that was cut off

    // Makes `video`, which may be nullptr, follow. To be called whenever something happens, and at
    // next_look().
    void follow(Video* video, const StageMoment& moment);
    // The window shows what was followed last: only then has a showing begun.
    void shown(Instant now);
    // The stage closes.
    void close(Instant now);
    // There is another player, with nothing in it.
    void begin_anew() { loaded_.clear(); }

    // True where a frame of the video, and not the card, is to be seen.
    bool shows_video() const { return shows_video_; }
    // What is wrong with what should be on, "" for nothing.
    const std::string& problem() const { return problem_; }
    const VideoStatus& status() const { return status_; }
    // What is heard of it now, dBFS: nothing of what is muted, stands still, or has no device.
    double heard_db() const {
        return volume_ > 0 && status_.has_device ? status_.level_db + volume_db_ : -100;
    }
    const std::string& session() const { return loaded_; }
    // While true, follow is to be called many times a second.
    bool is_moving() const { return plays_ || is_fading_; }
    // In order; each is given once.
    std::vector<StageReport> take_reports();

  private:
    void choose(Video& video, const StageMoment& moment);
    void follow_tape(Video& video, const StageMoment& moment);
    void load(Video& video, const StageMoment& moment);
    void keep_time(Video& video, const StageMoment& moment);
    void keep_pace(Video& video, const StageMoment& moment, Milliseconds ahead);
    void watch(Video& video, const StageMoment& moment);
    void fade(Video& video, const StageMoment& moment);
    VideoShowing showing_of(const StageMoment& moment) const;
    void begin_showing(VideoShowing showing, Instant now);
    void end_showing(ShowingEnd how, Instant now);
    void fail(Video& video, const StageMoment& moment, ShowingEnd how, const std::string& words);
    void say_trouble(const std::string& words);
    bool is_line_up() const;

    std::string loaded_;       // the session whose file is in the player; line_up_key for the tone
    Tape tape_;                // as it was when that was followed last
    bool has_failed_ = false;  // until something else is done to it, or its file comes back
    ShowingEnd failure_ = ShowingEnd::running;
    bool plays_ = false;    // the player was told to
    bool is_over_ = false;  // before the clock, which does not know its length, says so
    Instant over_at_{};
    bool shows_video_ = false, is_fading_ = false;
    bool tried_again_ = false, said_missing_ = false, said_silent_ = false;
    double volume_ = 0;  // of the fade, 0 to 1
    int volume_db_ = 0;  // by which the operator wants it louder
    Milliseconds volume_at_{};
    Milliseconds moved_at_{}, set_right_at_{}, loaded_at_{};
    Milliseconds last_position_{}, paced_position_{};
    Pace pace_;
    double speed_ = 1;  // that the player was given last
    VideoStatus status_;
    std::string problem_;
    std::optional<VideoShowing> drawn_;  // begins as soon as the window shows it
    std::optional<VideoShowing> showing_;
    long long run_ = 0;
    std::vector<StageReport> reports_;
};

}  // namespace lanyard
