// Whenever something happened, the show follows the clock; the window is drawn again where that changed
// something.
#include "roles/stage/service.h"

#include <algorithm>

#include "roles/stage/stage.h"
#include "screens/announcement.h"
#include "screens/trouble.h"

namespace lanyard {

StageService::StageService(std::string room, std::string language, OpenVideo open_video, Ask ask,
                           std::string catalogues)
    : wanted_room_(std::move(room)),
      language_(std::move(language)),
      catalogues_(std::move(catalogues)),
      open_video_(std::move(open_video)),
      ask_(std::move(ask)) {
    video_ = open_video_();
}

StageService::~StageService() = default;

Colour StageService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

std::string StageService::room() const {
    return stage_room(view_ ? view_->day.slots : std::vector<PlaybackSlot>{}, facts_->config, wanted_room_);
}

void StageService::take(Message message, Milliseconds now) {
    if (auto* ready = std::get_if<EventReady>(&message)) {
        facts_ = std::move(ready->facts);
        trouble_.reset();
        heading_ = announcement_heading(facts_->config.languages, catalogues_);
    } else if (auto* notices = std::get_if<NoticesNews>(&message)) {
        announcements_ = std::move(notices->announcements);
    } else if (auto* trouble = std::get_if<EventTrouble>(&message)) {
        trouble_ = std::move(trouble->error);
    } else if (auto* news = news_of<PlaybackNews>(message)) {
        view_ = std::move(news->view);
        now_ = {};
        follow(now);
    }
}

StageMoment StageService::moment(Milliseconds now) const {
    StageMoment moment;
    moment.now = facts_->clock.now();
    moment.stage = stage_now(view_->day.slots, room(), view_->day.stage(room()), moment.now);
    moment.folder = facts_->folder;
    moment.speed = facts_->clock.speed();
    moment.even = now;
    const auto& languages = facts_->config.languages;
    moment.captions = language_.empty() && !languages.empty() ? languages.front() : language_;
    if (!moment.stage.slot) return moment;
    const std::string& session = moment.stage.slot->session;
    moment.is_missing = view_->missing.count(session) > 0;
    if (const VideoCheckRecord* check = view_->day.check(session))
        moment.gain_db = check->correction_db.value_or(0);
    return moment;
}

void StageService::follow(Milliseconds now) {
    if (!facts_ || !view_) return;
    followed_at_ = now;
    const StageMoment here = moment(now);
    now_ = here.stage;
    show_.follow(video_.get(), here);
    if (show_.status().is_gone) {
        video_ = open_video_();
        show_.begin_anew();
    }
    report(now);
}

void StageService::report(Milliseconds now) {
    for (StageReport& report : show_.take_reports()) {
        switch (report.kind) {
            case StageReport::Kind::began:
                ask_(++requests_, {PlaybackRequest(TellShowingBegan{report.run, std::move(report.showing)})});
                break;
            case StageReport::Kind::ended:
                ask_(++requests_, {PlaybackRequest(TellShowingEnded{report.run, std::move(report.showing)})});
                break;
            case StageReport::Kind::trouble:
                ask_(++requests_, {PlaybackRequest(CallAboutVideo{room(), report.words})});
                break;
        }
    }
    const VideoStatus& status = show_.status();
    const bool moves = show_.is_moving();
    StagePulse pulse{room(),
                     now_.slot && show_.session() == now_.slot->session ? show_.session() : "",
                     status.is_ready,
                     status.has_device,
                     moves ? show_.heard_db() : -100,
                     status.dropped_frames,
                     show_.problem(),
                     seen()};
    const bool is_news = pulse.session != told_.session || pulse.is_ready != told_.is_ready ||
                         pulse.problem != told_.problem || pulse.has_device != told_.has_device ||
                         pulse.sees != told_.sees;
    if (!is_news && now - told_at_ < (moves ? tells_every_while_playing : tells_every)) return;
    told_at_ = now;
    told_ = pulse;
    ask_(++requests_, {PlaybackRequest(TellPulse{std::move(pulse)})});
}

AudienceSees StageService::seen() const {
    const AudienceSees wanted = now_.playback.audience;
    return wanted == AudienceSees::video && !show_.shows_video() ? AudienceSees::card : wanted;
}

std::vector<Announcement> StageService::announced() const {
    return announcements_on(*announcements_, room(), facts_->clock.now());
}

std::string StageService::key_of_picture(Milliseconds now) const {
    if (!facts_ || !view_) return {};
    std::string said;
    for (const Announcement& one : announced()) said += " " + one.id + " " + std::to_string(part(now));
    const auto minute = to_ms(facts_->clock.now()) / 60'000;
    return std::string(playback_state_name(now_.playback.state)) +
           (show_.shows_video() ? " video " : " card ") +
           std::to_string(static_cast<int>(now_.playback.audience)) + " " + std::to_string(minute) + said;
}

bool StageService::is_stale(Milliseconds now) {
    if (!facts_ || !view_) return false;
    const bool has_frame = video_ && video_->has_new_frame();
    const Milliseconds often = show_.is_moving() ? looks_every_while_moving : looks_every;
    if (has_frame || now - followed_at_ >= often) follow(now);
    return key_of_picture(now) != drawn_ || (has_frame && show_.status().is_ready);
}

Milliseconds StageService::quiet_for(Milliseconds now) const {
    if (!facts_ || !view_) return Milliseconds(1000);
    Milliseconds quiet = show_.is_moving() ? looks_every_while_moving : looks_every;
    // The start by the clock, and the end, are not found late.
    for (const PlaybackSlot& slot : view_->day.slots) {
        const Instant event_now = facts_->clock.now();
        const auto next = next_change(slot, event_now);
        if (!next) continue;
        const double away = static_cast<double>((*next - event_now).count()) / facts_->clock.speed();
        if (away < static_cast<double>(quiet.count())) quiet = Milliseconds(static_cast<long long>(away) + 1);
    }
    return std::clamp(followed_at_ + quiet - now, Milliseconds(0), quiet);
}

void StageService::draw(Ui& ui, Milliseconds now, bool) {
    if (!facts_ || !view_) return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr, TroubleSeenBy::attendees);
    follow(now);
    // Drawn before anybody sees it, so that Go has a frame to show.
    VideoPicture picture;
    const bool is_seen = show_.shows_video();
    if (video_)
        picture = video_->draw({static_cast<int>(ui.window().w), static_cast<int>(ui.window().h), is_seen,
                                ui.theme().palette(Mood::stage).paper});
    if (!is_seen) picture = {};
    draw_stage(ui, {*facts_, view_->day.sessions, room(), now_, picture.texture, picture.width,
                    picture.height, facts_->clock.now(), announced(), heading_, part(now)});
    drawn_ = key_of_picture(now);
}

void StageService::shown() {
    if (video_) video_->shown();
    if (!facts_ || !view_) return;
    show_.shown(facts_->clock.now());
    report(followed_at_);
}

void StageService::close() {
    if (!facts_) return;
    show_.close(facts_->clock.now());
    report(followed_at_);
}

std::string StageService::detail() const {
    return show_.shows_video() ? "video" : "card";
}

}  // namespace lanyard
