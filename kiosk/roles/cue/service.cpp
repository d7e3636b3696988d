// A touch is a request to the desk's thread; what it gives back is the whole day anew.
#include "roles/cue/service.h"

#include <algorithm>
#include <utility>

#include "base/language.h"
#include "screens/trouble.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// What was done, as the foot says it.
std::string done_words(PlaybackAct act) {
    switch (act) {
        case PlaybackAct::go:
        case PlaybackAct::again:
            return tr("Go is written down.");
        case PlaybackAct::hold:
            return tr("Held.");
        case PlaybackAct::resume:
            return tr("It goes on.");
        case PlaybackAct::skip:
            return tr("Skipped. The card is shown.");
        case PlaybackAct::jump:
            return tr("It goes on from another place.");
        case PlaybackAct::panic:
            return tr("The card is shown. Behind it the video stands still.");
        case PlaybackAct::volume:
            return tr("The volume is set.");
        case PlaybackAct::mute:
            return tr("Muted.");
        case PlaybackAct::unmute:
            return tr("It is heard again.");
        case PlaybackAct::show_card:
            return tr("The card covers it; it runs on unheard.");
        case PlaybackAct::show_video:
            return tr("It is shown again.");
        case PlaybackAct::line_up:
            return tr("The line-up is on for ten minutes at most.");
        case PlaybackAct::end_line_up:
            return tr("The line-up is off.");
        case PlaybackAct::undo:
            break;
    }
    return tr("Taken back.");
}

bool is_line_up(PlaybackAct act) {
    return act == PlaybackAct::line_up || act == PlaybackAct::end_line_up;
}

}  // namespace

Colour CueService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

std::string CueService::room() const {
    return stage_room(view_->day.slots, facts_->config, wanted_room_);
}

StageNow CueService::stage(Instant now) const {
    return cue_now(view_->day.slots, room(), view_->day.stage(room()), now);
}

void CueService::take(Message message, Milliseconds now) {
    if (auto* ready = std::get_if<EventReady>(&message)) {
        facts_ = std::move(ready->facts);
        trouble_.reset();
        if (view_) look_after_evacuation();
    } else if (auto* trouble = std::get_if<EventTrouble>(&message)) {
        trouble_ = std::move(trouble->error);
    } else if (auto* notices = std::get_if<NoticesNews>(&message)) {
        announcements_ = std::move(notices->announcements);
    } else if (auto* news = news_of<PlaybackNews>(message)) {
        view_ = std::move(news->view);
        look_after_evacuation();
    } else if (auto* done = news_of<PlaybackDone>(message)) {
        is_waiting_ = false;
        told_at_ = now;
        if (done->error) {
            const std::string why = tr(done->error->what);
            notice_ = CueNotice{filled(tr("Not done: {why}"), {{"why", why}}), true};
            return;
        }
        notice_ = CueNotice{done_words(done->deed.act), false};
        touched_at_ = now;
        const bool can_undo = done->deed.act != PlaybackAct::undo && !is_line_up(done->deed.act);
        undoes_ = can_undo ? done->deed.subject : "";
    }
}

// What stands still when people come back is asked about; whoever moves it has answered.
void CueService::look_after_evacuation() {
    if (!facts_) return;
    const StageNow here = stage(facts_->clock.now());
    const bool is_held = here.slot && here.slot->inputs.tape.moved == Tape::Moved::held;
    if (view_->day.evacuating) {
        was_left_ = true;
        asks_about_.reset();
    } else if (std::exchange(was_left_, false) && is_held) {
        asks_about_ = here.slot->inputs.tape;
    }
    if (asks_about_ && (!is_held || here.slot->inputs.tape != *asks_about_)) asks_about_.reset();
}

void CueService::take_panic(const StageNow& here, Milliseconds now) {
    if (!panic_is_ready(now)) {
        panic_at_ = now;
        return;
    }
    panic_at_.reset();
    if (here.playback.audience == AudienceSees::line_up)
        ask({PlaybackAct::end_line_up, room()}, now);
    else if (here.slot)
        ask({PlaybackAct::panic, here.slot->session}, now);
}

void CueService::ask(PlaybackDeed deed, Milliseconds now) {
    if (is_waiting_) return;
    is_waiting_ = ask_(++requests_, {PlaybackRequest(DoPlayback{std::move(deed)})});
    if (is_waiting_) return;
    notice_ = CueNotice{tr("Not done: too much is being written down. Try again."), true};
    told_at_ = now;
}

std::string CueService::key_of_picture(Milliseconds now) const {
    if (!facts_ || !view_) return {};
    const Instant event_now = facts_->clock.now();
    return std::to_string(to_ms(event_now) / 1000) + (notice_ && now - told_at_ < tells_for ? " told" : "") +
           (now - touched_at_ < offers_undo_for ? " undo " : " ") + (panic_is_ready(now) ? "panic " : "") +
           std::string(playback_state_name(stage(event_now).playback.state));
}

bool CueService::is_stale(Milliseconds now) {
    return key_of_picture(now) != drawn_;
}

Milliseconds CueService::quiet_for(Milliseconds) const {
    constexpr Milliseconds second{1000};
    if (!facts_ || !view_) return second;
    // Seconds turn on time.
    const auto into = Milliseconds(to_ms(facts_->clock.now()) % 1000);
    return facts_->clock.speed() > 1 ? Milliseconds(100) : second - into + Milliseconds(1);
}

void CueService::draw(Ui& ui, Milliseconds now, bool) {
    if (!facts_ || !view_) return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr, TroubleSeenBy::staff);
    if (notice_ && now - told_at_ >= tells_for) notice_.reset();
    const Instant event_now = facts_->clock.now();
    const StageNow here = stage(event_now);
    const std::string undoes = now - touched_at_ < offers_undo_for ? undoes_ : "";
    drawn_ = key_of_picture(now);
    CueAction action = draw_cue(ui, {*facts_, *view_, room(), here, event_now, notice_, undoes,
                                     announcements_on(*announcements_, room(), event_now),
                                     panic_is_ready(now), asks_about_.has_value()});
    if (action.panic) return take_panic(here, now);
    if (action.deed) ask(std::move(*action.deed), now);
}

}  // namespace lanyard
