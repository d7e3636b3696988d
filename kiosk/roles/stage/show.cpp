// Each call compares what the clock wants with what the player said last, and tells the player the
// difference.
#include "roles/stage/show.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/language.h"
#include "base/log.h"

namespace lanyard {
namespace {

constexpr const char* line_up_key = "\nline-up";  // no session's id holds a line's end

// The clock wants a file in the player: it waits for Go, plays, stands, or its last frame does.
bool wants_file(const Playback& playback) {
    switch (playback.state) {
        case PlaybackState::armed:
        case PlaybackState::playing:
        case PlaybackState::held:
            return true;
        case PlaybackState::idle:
        case PlaybackState::ended:
            break;
    }
    return playback.audience == AudienceSees::video;
}

// By how much the player is ahead of the clock; at the end of a loop one of both has begun anew.
Milliseconds ahead_of_clock(Milliseconds position, const Playback& playback, const PlaybackSlot& slot) {
    const Milliseconds ahead = position - playback.position, length = slot.length();
    if (!slot.loops || length <= Milliseconds::zero()) return ahead;
    if (ahead > length / 2) return ahead - length;
    return ahead < -length / 2 ? ahead + length : ahead;
}

}  // namespace

bool StageShow::is_line_up() const {
    return loaded_ == line_up_key;
}

void StageShow::follow(Video* video, const StageMoment& moment) {
    if (!video) {
        const bool is_wanted = moment.stage.slot && wants_file(moment.stage.playback);
        shows_video_ = false;
        if (is_wanted && !std::exchange(said_missing_, true))
            say_trouble(translatable("this machine's player cannot be started"));
        return;
    }
    status_ = video->status();
    choose(*video, moment);
    if (!loaded_.empty() && !is_line_up() && !has_failed_) {
        keep_time(*video, moment);
        watch(*video, moment);
    }
    fade(*video, moment);
    const bool is_seen = moment.stage.playback.audience == AudienceSees::video &&
                         !(is_over_ && moment.now >= over_at_ + last_frame_stands);
    shows_video_ = is_seen && !has_failed_ && status_.is_ready && !loaded_.empty() && !is_line_up();
    drawn_.reset();
    if (shows_video_ && !is_over_ && moment.stage.playback.state == PlaybackState::playing)
        drawn_ = showing_of(moment);
}

void StageShow::shown(Instant now) {
    if (drawn_) begin_showing(*std::exchange(drawn_, std::nullopt), now);
}

// What belongs into the player now, and whether something was done that makes it begin anew.
void StageShow::choose(Video& video, const StageMoment& moment) {
    const StageNow& stage = moment.stage;
    std::string wanted;
    if (stage.playback.audience == AudienceSees::line_up)
        wanted = line_up_key;
    else if (stage.slot && wants_file(stage.playback))
        wanted = stage.slot->session;
    if (wanted == loaded_) return follow_tape(video, moment);
    end_showing(ShowingEnd::skipped, moment.now);
    // What is heard fades before it goes.
    if (wanted.empty() && volume_ > 0 && plays_) return;
    loaded_ = std::move(wanted);
    tape_ = stage.slot ? stage.slot->inputs.tape : Tape{};
    has_failed_ = tried_again_ = said_missing_ = said_silent_ = false;
    problem_.clear();
    if (loaded_.empty()) {
        video.unload();
        plays_ = false;
        status_ = {};
    } else {
        load(video, moment);
    }
}

// The right file is in the player: whether it is over, or begins anew by what was done, or by a file that has
// come back.
void StageShow::follow_tape(Video& video, const StageMoment& moment) {
    if (loaded_.empty() || is_line_up()) return;
    const PlaybackState state = moment.stage.playback.state;
    const Tape& tape = moment.stage.slot->inputs.tape;
    const Tape before = std::exchange(tape_, tape);
    // A jump is followed at once.
    if (tape != before) set_right_at_ = moment.even - sets_right_every;
    if (state == PlaybackState::armed) end_showing(ShowingEnd::skipped, moment.now);
    if (state == PlaybackState::ended) end_showing(ShowingEnd::played, moment.now);
    const bool is_other_showing = tape.moved == Tape::Moved::playing &&
                                  before.moved != Tape::Moved::untouched && tape.went_at != before.went_at;
    if (is_other_showing) end_showing(ShowingEnd::skipped, moment.now);
    const bool may_have_come_back = has_failed_ && failure_ == ShowingEnd::missing && !moment.is_missing &&
                                    moment.even - loaded_at_ >= tries_again_after;
    if (has_failed_ && tape != before) {
        tried_again_ = false;
        problem_.clear();
    } else if (!is_other_showing && !may_have_come_back) {
        return;
    }
    has_failed_ = false;
    load(video, moment);
}

void StageShow::load(Video& video, const StageMoment& moment) {
    loaded_at_ = moved_at_ = set_right_at_ = moment.even;
    // The player is given nothing but a video of the event's own.
    if (moment.is_missing && !is_line_up())
        return fail(video, moment, ShowingEnd::missing,
                    translatable("its file is not in the event's folder"));
    VideoToPlay what;
    what.speed = moment.speed;
    if (!is_line_up()) {
        const PlaybackSlot& slot = *moment.stage.slot;
        what.file = (moment.folder / slot.file).string();
        what.from = moment.stage.playback.position;
        what.gain_db = moment.gain_db;
        what.loops = slot.loops;
        what.captions = moment.captions;
        const bool joins =
            moment.stage.playback.state == PlaybackState::playing && what.from > Milliseconds(500);
        if (joins) what.from += loads_for;
        // With a beginning behind its end the player shows the last frame and says nothing.
        what.from = std::min(what.from, std::max(Milliseconds::zero(), slot.length() - Milliseconds(100)));
    }
    video.load(what);
    speed_ = what.speed;
    pace_ = {};
    status_ = {};
    plays_ = is_over_ = false;
    volume_ = 0;
    last_position_ = what.from;
    if (is_line_up()) {
        video.play();
        plays_ = true;
    }
}

void StageShow::keep_time(Video& video, const StageMoment& moment) {
    if (!status_.is_ready) return;
    const Playback& playback = moment.stage.playback;
    const bool should_play = playback.state == PlaybackState::playing;
    if (should_play && !plays_) {
        video.play();
        plays_ = true;
        moved_at_ = moment.even;
        // It may have waited paused somewhere else than where the clock is.
        set_right_at_ = moment.even - sets_right_every + Milliseconds(200);
    } else if (!should_play && plays_ && playback.state != PlaybackState::ended) {
        video.pause();
        plays_ = false;
        pace_.begin_anew();
    }
    const Milliseconds off = ahead_of_clock(status_.position, playback, *moment.stage.slot);
    const Milliseconds most = should_play
                                  ? Milliseconds(std::llround(static_cast<double>(drifts_at_most.count()) *
                                                              std::max(1.0, moment.speed)))
                                  : Milliseconds(120);
    const bool is_off = off > most || off < -most;
    const bool must_be_there =
        should_play || playback.state == PlaybackState::held || playback.state == PlaybackState::armed;
    if (should_play && !is_off) keep_pace(video, moment, off);
    if (!is_off || !must_be_there || status_.is_at_end) return;
    if (moment.even - set_right_at_ < sets_right_every) return;
    set_right_at_ = moved_at_ = moment.even;
    pace_.begin_anew();
    video.seek(playback.position + (should_play ? Milliseconds(100) : Milliseconds::zero()));
}

// Judged by frames that are new: the one that stands grows old.
void StageShow::keep_pace(Video& video, const StageMoment& moment, Milliseconds ahead) {
    if (moment.speed != 1 || status_.position == std::exchange(paced_position_, status_.position)) return;
    pace_.take(ahead);
    if (speed_ == pace_.factor()) return;
    speed_ = pace_.factor();
    video.set_speed(speed_);
}

// Whether the player does what it should; what it does not do is tried once more, and then told.
void StageShow::watch(Video& video, const StageMoment& moment) {
    const Playback& playback = moment.stage.playback;
    if (status_.is_ready && !moment.is_missing) problem_.clear();
    if (!status_.failure.empty()) {
        if (moment.is_missing)
            return fail(video, moment, ShowingEnd::missing,
                        translatable("its file is not in the event's folder"));
        if (moment.even - loaded_at_ < Milliseconds(500)) return;
        if (!std::exchange(tried_again_, true)) return load(video, moment);
        if (!has_failed_) log_error("{}: {}", moment.stage.slot->file, status_.failure);
        return fail(video, moment, ShowingEnd::missing, translatable("its file cannot be played"));
    }
    // The picture goes on without its sound; the cue shows it as long as it is so.
    if (status_.is_ready && !status_.has_device && !std::exchange(said_silent_, true))
        reports_.push_back({StageReport::Kind::trouble, 0, {}, "nobody hears it: there is no audio device"});
    // What is open goes on playing when its name is gone; a stage that starts again could not open it.
    if (moment.is_missing && status_.is_ready && !std::exchange(said_missing_, true))
        say_trouble(
            translatable("its file is gone from the folder; it plays on as long as this screen runs"));
    if (playback.state != PlaybackState::playing) {
        moved_at_ = moment.even;
        return;
    }
    if (status_.is_at_end) {
        const PlaybackSlot& slot = *moment.stage.slot;
        const bool is_early =
            slot.decoded_length && !slot.loops && playback.position + ends_early_by < slot.length();
        if (is_early && status_.position + ends_early_by < slot.length())
            return fail(video, moment, ShowingEnd::cut_short,
                        translatable("its file ended before it should"));
        // Nobody has looked at it before: it is as long as it is.
        if (!slot.decoded_length && !std::exchange(is_over_, true)) {
            over_at_ = moment.now;
            end_showing(ShowingEnd::played, moment.now);
        }
        return;
    }
    if (status_.is_ready && status_.position != std::exchange(last_position_, status_.position)) {
        moved_at_ = moment.even;
        return;
    }
    if (moment.even - moved_at_ < stands_still_for) return;
    if (!std::exchange(tried_again_, true)) return load(video, moment);
    fail(video, moment, ShowingEnd::stalled, translatable("its picture stands still"));
}

void StageShow::fail(Video& video, const StageMoment& moment, ShowingEnd how, const std::string& words) {
    // A file that is tried again and again is told of once.
    if (problem_ != words) {
        if (moment.stage.playback.state == PlaybackState::playing)
            begin_showing(showing_of(moment), moment.now);
        say_trouble(words);
    }
    end_showing(how, moment.now);
    has_failed_ = true;
    failure_ = how;
    video.unload();
    plays_ = false;
    volume_ = 0;
    status_ = {};
}

void StageShow::fade(Video& video, const StageMoment& moment) {
    const bool is_tone = is_line_up() && moment.stage.playback.audience == AudienceSees::line_up;
    const bool is_heard = (moment.stage.playback.is_heard || is_tone) && plays_ && !has_failed_ &&
                          moment.speed <= 2 && moment.stage.playback.audience != AudienceSees::way_out;
    const double wanted = is_heard ? 1 : 0;
    const double step =
        static_cast<double>((moment.even - volume_at_).count()) / static_cast<double>(fades_in.count());
    volume_at_ = moment.even;
    volume_ = wanted > volume_ ? std::min(wanted, volume_ + step) : std::max(wanted, volume_ - step);
    if (moment.stage.playback.audience == AudienceSees::way_out) volume_ = 0;
    is_fading_ = volume_ != wanted;
    volume_db_ = moment.stage.slot && !is_line_up() ? moment.stage.slot->inputs.volume_db : 0;
    // The player's volume is a cube of how loud it is.
    video.set_volume(volume_ * std::pow(10, volume_db_ / 60.0));
}

VideoShowing StageShow::showing_of(const StageMoment& moment) const {
    const PlaybackSlot& slot = *moment.stage.slot;
    VideoShowing showing;
    showing.session = slot.session;
    showing.file = slot.file;
    showing.went_by = slot.inputs.tape.went_by.empty() ? "clock" : slot.inputs.tape.went_by;
    showing.from = moment.stage.playback.position < Milliseconds(500) ? Milliseconds::zero()
                                                                      : moment.stage.playback.position;
    return showing;
}

void StageShow::begin_showing(VideoShowing showing, Instant now) {
    if (showing_) return;
    showing_ = std::move(showing);
    showing_->began = now;
    reports_.push_back({StageReport::Kind::began, ++run_, *showing_, {}});
}

void StageShow::end_showing(ShowingEnd how, Instant now) {
    if (!showing_) return;
    showing_->ended = now;
    showing_->to = status_.position;
    showing_->dropped_frames = status_.dropped_frames;
    showing_->end = how;
    reports_.push_back({StageReport::Kind::ended, run_, *showing_, {}});
    showing_.reset();
}

void StageShow::say_trouble(const std::string& words) {
    problem_ = words;
    reports_.push_back({StageReport::Kind::trouble, 0, {}, words});
}

void StageShow::close(Instant now) {
    end_showing(ShowingEnd::interrupted, now);
}

std::vector<StageReport> StageShow::take_reports() {
    return std::exchange(reports_, {});
}

}  // namespace lanyard
