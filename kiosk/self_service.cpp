// The self-service kiosk as a small machine of four screens: trouble, welcome, verdict, your data.
#include "self_service.h"

#include <algorithm>

#include "base/language.h"
#include "base/log.h"
#include "screens/trouble.h"
#include "screens/your_data.h"

namespace lanyard {
namespace {

constexpr std::size_t most_news = 16;

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace

SelfService::SelfService(Textures& textures, bool has_camera, Scan scan)
    : textures_(textures), scan_(std::move(scan)) {
    camera_.state = has_camera ? CameraView::State::starting : CameraView::State::none;
}

SelfService::~SelfService() {
    if (badge_) textures_.release(badge_);
    if (camera_.texture) textures_.release(camera_.texture);
}

Colour SelfService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

void SelfService::take(Message message, Milliseconds now) {
    std::visit(Overloaded{
                   [&](EventReady& ready) {
                       facts_ = std::move(ready.facts);
                       trouble_.reset();
                       screen_ = Screen::welcome;
                   },
                   [&](EventTrouble& trouble) { trouble_ = std::move(trouble.error); },
                   [&](CodeRead& read) { take_code(read.text, now); },
                   [&](CameraNews& news) {
                       camera_is_live_ = news.is_live;
                       camera_.problem = news.state;
                       camera_.state = news.state == CameraState::looking ? CameraView::State::looking
                                                                          : CameraView::State::trouble;
                   },
                   [&](Decided& decided) { show(std::move(decided), now); },
                   [&](BadgeDrawn& drawn) { keep_badge(drawn); },
                   [&](PrintNews& news) {
                       news_.push_back(std::move(news));
                       if (news_.size() > most_news) news_.pop_front();
                   },
               },
               message);
}

void SelfService::take_code(const std::string& code, Milliseconds now) {
    if (!facts_ || code.empty()) return;
    if (scan_(requests_ + 1, code)) {
        ++requests_;
        if (!asked_at_) asked_at_ = now;
    } else {
        log_warning("a code was read while too many were waiting, and was left out");
    }
}

void SelfService::take_picture(const Pixels& pixels) {
    camera_.shape = static_cast<double>(pixels.width) / pixels.height;
    if (camera_.texture)
        textures_.replace(camera_.texture, pixels);
    else
        camera_.texture = textures_.upload(pixels);
}

void SelfService::take_sight(const CameraSight& sight, Milliseconds now) {
    camera_.hint = sight.hint;
    OutlineCorners corners;
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] = {static_cast<float>(sight.corners[i].x), static_cast<float>(sight.corners[i].y)};
    outline_.take(sight.has_code ? std::optional(corners) : std::nullopt, now);
}

void SelfService::show(Decided decided, Milliseconds now) {
    if (decided.request == requests_) asked_at_.reset();
    const bool is_same = decided_ && decided.outcome.repeated && decided_->outcome.attendee &&
                         decided.outcome.attendee &&
                         decided_->outcome.attendee->id == decided.outcome.attendee->id;
    if (badge_ && !is_same) textures_.release(std::exchange(badge_, 0));
    decided_ = std::move(decided);
    screen_ = Screen::verdict;
    clears_at_ = now + std::chrono::seconds(seconds_shown());
    touched_at_ = now;
}

void SelfService::keep_badge(const BadgeDrawn& drawn) {
    if (!decided_ || decided_->request != drawn.request || drawn.pixels.height == 0) return;
    badge_shape_ = static_cast<double>(drawn.pixels.width) / drawn.pixels.height;
    if (badge_)
        textures_.replace(badge_, drawn.pixels);
    else
        badge_ = textures_.upload(drawn.pixels);
}

int SelfService::seconds_shown() const {
    const int clears_after_s = std::max(1, facts_->config.clears_after_s);
    return decided_->outcome.verdict == Verdict::misread ? std::min(clears_after_s, most_seconds_of_misread)
                                                         : clears_after_s;
}

void SelfService::go_home() {
    screen_ = Screen::welcome;
    choices_ = {};
    decided_.reset();
    if (badge_) textures_.release(std::exchange(badge_, 0));
}

bool SelfService::is_checking(Milliseconds now) const {
    return asked_at_ && now - *asked_at_ > quick_enough;
}

int SelfService::seconds_left(Milliseconds now) const {
    return static_cast<int>((std::max(clears_at_ - now, Milliseconds(0)).count() + 999) / 1000);
}

// Everything on the screen that time alone changes.
std::string SelfService::words_of_time(Milliseconds now) const {
    if (!facts_) return {};
    std::string words =
        format_clock(event_now(), facts_->config.time_zone) + (is_checking(now) ? " checking" : "");
    if (screen_ == Screen::verdict) words += " " + std::to_string(seconds_left(now));
    return words;
}

void SelfService::pass_time(Milliseconds now) {
    if (screen_ == Screen::verdict && now >= clears_at_) go_home();
    const bool is_as_left = screen_ == Screen::your_data || choices_ != Choices{};
    if (is_as_left && screen_ != Screen::verdict && now - touched_at_ >= forgets_after) go_home();
}

bool SelfService::is_stale(Milliseconds now) {
    const Screen before = screen_;
    const Choices chosen = choices_;
    pass_time(now);
    return screen_ != before || choices_ != chosen || words_of_time(now) != drawn_time_;
}

Milliseconds SelfService::quiet_for(Milliseconds now) const {
    constexpr Milliseconds second{1000};
    Milliseconds quiet = second;
    if (screen_ == Screen::verdict && clears_at_ > now)
        quiet = (clears_at_ - now - Milliseconds(1)) % second + Milliseconds(1);
    if (asked_at_ && !is_checking(now))
        quiet = std::min(quiet, *asked_at_ + quick_enough + Milliseconds(1) - now);
    return quiet;
}

std::optional<PrintNews> SelfService::print_news() const {
    const auto newest = std::find_if(news_.rbegin(), news_.rend(), [&](const PrintNews& news) {
        return news.job != 0 && news.job == decided_->outcome.print_job;
    });
    return newest == news_.rend() ? std::nullopt : std::optional(*newest);
}

void SelfService::draw(Ui& ui, Milliseconds now, bool blank_camera) {
    pass_time(now);
    if (ui.touched()) {
        touched_at_ = now;
        if (decided_) clears_at_ = now + std::chrono::seconds(seconds_shown());
    }
    drawn_time_ = words_of_time(now);
    switch (screen_) {
        case Screen::trouble:
            draw_trouble(ui, trouble_ ? &*trouble_ : nullptr);
            break;
        case Screen::welcome:
            draw_home(ui, blank_camera, now);
            break;
        case Screen::verdict:
            if (draw_verdict(ui,
                             {*facts_, *decided_, print_news(), badge_,
                              badge_ ? badge_shape_ : facts_->badge_shape, event_now(), seconds_left(now)}))
                go_home();
            break;
        case Screen::your_data:
            if (draw_your_data(ui, *facts_, event_now())) screen_ = Screen::welcome;
            break;
    }
}

void SelfService::draw_home(Ui& ui, bool blank_camera, Milliseconds now) {
    CameraView camera = camera_;
    if (camera.place == CameraPlace::unknown) camera.place = facts_->point.camera_at;
    camera.outline = outline_.at(now);
    if (blank_camera) camera.texture = 0;
    switch (draw_welcome(ui, {*facts_, camera, is_checking(now), event_now()})) {
        case WelcomeAction::larger_text:
            choices_.larger_text = !choices_.larger_text;
            break;
        case WelcomeAction::contrast:
            choices_.high_contrast = !choices_.high_contrast;
            break;
        case WelcomeAction::your_data:
            screen_ = Screen::your_data;
            break;
        case WelcomeAction::none:
            break;
    }
}

std::string SelfService::detail() const {
    if (screen_ != Screen::verdict) return choices_ == Choices{} ? "" : "as chosen";
    const auto news = print_news();
    return std::to_string(decided_->request) + (badge_ ? " with badge" : "") +
           (news ? " " + std::to_string(static_cast<int>(news->state)) + news->problem : "");
}

}  // namespace lanyard
