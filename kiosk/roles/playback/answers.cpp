// The day is read again when the database has changed; what is not in the database (files, other stages) is
// looked at each time.
#include "roles/playback/answers.h"

#include <algorithm>

#include "base/log.h"
#include "desk/help_calls.h"
#include "desk/people_needed.h"
#include "desk/video_records.h"
#include "media/video_file.h"
#include "overloaded.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_runs = 64;

}  // namespace

const StagePulse* PlaybackView::stage(const std::string& room) const {
    const auto found = std::find_if(stages.begin(), stages.end(),
                                    [&](const StagePulse& pulse) { return pulse.room == room; });
    return found == stages.end() ? nullptr : &*found;
}

RoleWork playback_work(bool is_stage) {
    RoleWork work;
    work.actor = is_stage ? "stage" : "cue";
    work.answers = [is_stage](const OpenDesk& open) {
        return std::make_unique<PlaybackAnswers>(open, is_stage);
    };
    work.stands_at_point = false;
    return work;
}

PlaybackAnswers::PlaybackAnswers(const OpenDesk& open, bool is_stage)
    : open_(open), desk_(open.desk), is_stage_(is_stage), finder_(desk_), checker_(open.look_again) {
    open_.neighbours.when_woken(open.look_again);
}

Result<void> PlaybackAnswers::answer(long long request, const Request& what) {
    return std::visit(Overloaded{[&](const DoPlayback& asked) { return act(request, asked); },
                                 [&](const TellShowingBegan& told) { return showing_began(told); },
                                 [&](const TellShowingEnded& told) { return showing_ended(told); },
                                 [&](const CallAboutVideo& call) { return call_desk(call); },
                                 [&](const TellPulse& told) -> Result<void> {
                                     open_.neighbours.say(told.pulse);
                                     return {};
                                 }},
                      *what.as<PlaybackRequest>());
}

// What a stage tells is asked for by nobody: only an operator waits.
void PlaybackAnswers::could_not_answer(long long request, const Request& what, const Error& why) {
    if (const auto* asked = std::get_if<DoPlayback>(what.as<PlaybackRequest>()))
        open_.inbox.post(RoleNews{PlaybackDone{request, asked->deed, why}});
}

void PlaybackAnswers::look() {
    start_by_clock();
    read_day();
    for (const VideoReport& report : checker_.take()) {
        const auto slot = std::find_if(day_.slots.begin(), day_.slots.end(), [&](const PlaybackSlot& one) {
            return one.session == report.slot.id;
        });
        if (slot == day_.slots.end()) continue;
        const auto done = record_video_check(desk_, record_of(report, slot->file, now()), open_.actor);
        if (!done) log_error("a look at a video cannot be written down: {}", done.error().message());
        due_since_.erase(report.slot.id);
        wake_others();
    }
    read_day();
    check_files();
    look_who_is_needed();
    tell();
}

// Whoever comes in writes to the database; that nobody has is a matter of minutes.
void PlaybackAnswers::look_who_is_needed() {
    const long long version = desk_.data_version(), minute = to_ms(now()) / 60'000;
    if (is_stage_ || (version == needed_at_ && minute == needed_minute_)) return;
    needed_at_ = version;
    needed_minute_ = minute;
    auto needed = people_needed(desk_, finder_, now());
    if (!needed) return log_error("who is needed cannot be read: {}", needed.error().message());
    needed_ = std::move(needed).value();
    std::erase_if(needed_, [](const NeededPerson& person) {
        return person.state != NeededState::soon && person.state != NeededState::now;
    });
}

Milliseconds PlaybackAnswers::looks_again_after() const {
    const bool plays = std::any_of(day_.slots.begin(), day_.slots.end(), [&](const PlaybackSlot& slot) {
        return playback_at(slot, now()).state == PlaybackState::playing;
    });
    return plays && !is_stage_ ? looks_every_while_playing : looks_every;
}

Result<void> PlaybackAnswers::act(long long request, const DoPlayback& asked) {
    const auto done = do_playback_deed(desk_, asked.deed, deed());
    if (done) wake_others();
    read_day();
    tell();
    if (!done) return done.error();
    open_.inbox.post(RoleNews{PlaybackDone{request, asked.deed, std::nullopt}});
    return {};
}

Result<void> PlaybackAnswers::showing_began(const TellShowingBegan& told) {
    auto entry = record_showing_began(desk_, told.showing, open_.actor);
    if (!entry) return entry.error();
    if (runs_.size() >= most_runs) runs_.erase(runs_.begin());
    runs_[told.run] = std::move(entry).value();
    return {};
}

Result<void> PlaybackAnswers::showing_ended(const TellShowingEnded& told) {
    VideoShowing showing = told.showing;
    const auto began = runs_.find(told.run);
    if (began == runs_.end()) {
        // It came to its end before its first frame was seen.
        auto entry = record_showing_began(desk_, showing, open_.actor);
        if (!entry) return entry.error();
        showing.entry = std::move(entry).value();
    } else {
        showing.entry = began->second;
        runs_.erase(began);
    }
    const auto done = record_showing_ended(desk_, showing, open_.actor);
    wake_others();
    return done;
}

Result<void> PlaybackAnswers::call_desk(const CallAboutVideo& call) {
    log_error("stage of {}: {}", call.room, call.why);
    const Room* room = desk_.folder().config.room(call.room);
    const auto done = ask_for_help(desk_, HelpAbout::video, "", deed(), room ? room->name : call.room);
    wake_others();
    if (!done) return done.error();
    return {};
}

void PlaybackAnswers::read_day() {
    // What this thread has written itself does not show in the version.
    const long long version = desk_.data_version();
    if (version == read_at_ && !has_written_) return;
    has_written_ = false;
    auto day = playback_day(desk_);
    if (!day) return log_error("the day's videos cannot be read: {}", day.error().message());
    read_at_ = version;
    day_ = std::move(day).value();
}

void PlaybackAnswers::start_by_clock() {
    const bool is_due = std::any_of(day_.slots.begin(), day_.slots.end(), [&](const PlaybackSlot& slot) {
        return started_by_clock(slot, now()).has_value();
    });
    if (!is_due) return;
    const auto started = record_clock_starts(desk_, now());
    if (!started)
        return log_error("a start by the clock cannot be written down: {}", started.error().message());
    if (!started->empty()) wake_others();
}

void PlaybackAnswers::check_files() {
    const bool plays = std::any_of(day_.slots.begin(), day_.slots.end(), [&](const PlaybackSlot& slot) {
        return playback_at(slot, now()).state == PlaybackState::playing;
    });
    if (plays) return;  // what plays has the machine for itself
    for (const PlaybackSlot& slot : day_.slots) {
        const fs::path file = desk_.folder().file(slot.file);
        std::error_code gone;
        const auto bytes = fs::file_size(file, gone);
        const VideoCheckRecord* last = day_.check(slot.session);
        // Another file under the same name has not been looked at.
        const bool is_same = last && last->bytes == static_cast<std::int64_t>(gone ? 0 : bytes);
        const auto last_at = is_same ? std::optional(last->at) : std::nullopt;
        if (slot.file.empty() || !video_check_is_due(slot, last_at, now())) {
            due_since_.erase(slot.session);
            continue;
        }
        const Instant since = due_since_.emplace(slot.session, machine_clock_.now()).first->second;
        if (is_stage_ && machine_clock_.now() - since < leaves_checks_for) continue;
        checker_.look_at({slot.session, file.string(), slot.end - slot.start, desk_.folder().path.string()},
                         slot.start);
    }
}

std::set<std::string> PlaybackAnswers::missing_files() const {
    std::set<std::string> missing;
    for (const PlaybackSlot& slot : day_.slots)
        if (slot.file.empty() || !event_video(desk_.folder().path, slot.file)) missing.insert(slot.session);
    return missing;
}

void PlaybackAnswers::tell() {
    PlaybackView view{day_, missing_files(), checker_.waiting(), needed_, open_.neighbours.stages()};
    // How a stage is doing is the cue's to know.
    if (is_stage_) view.stages.clear();
    if (told_ && *told_ == view) return;
    told_ = std::make_shared<const PlaybackView>(std::move(view));
    open_.inbox.post(RoleNews{PlaybackNews{told_}});
}

void PlaybackAnswers::wake_others() {
    has_written_ = true;
    open_.neighbours.wake();
}

}  // namespace lanyard
