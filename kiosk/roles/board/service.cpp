// Only the event's facts, the programme and announcements reach the board; everything else is for others.
#include "roles/board/service.h"

#include <algorithm>

#include "screens/announcement.h"
#include "screens/trouble.h"

namespace lanyard {

Colour BoardService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

void BoardService::take(Message message, Milliseconds) {
    if (auto* ready = std::get_if<EventReady>(&message)) {
        facts_ = std::move(ready->facts);
        trouble_.reset();
        heading_ = announcement_heading(facts_->config.languages, catalogues_);
        choose_sessions();
    } else if (auto* trouble = std::get_if<EventTrouble>(&message)) {
        trouble_ = std::move(trouble->error);
    } else if (auto* news = std::get_if<ProgrammeNews>(&message)) {
        programme_ = std::move(news->sessions);
        choose_sessions();
    } else if (auto* notices = std::get_if<NoticesNews>(&message)) {
        announcements_ = std::move(notices->announcements);
    }
}

void BoardService::choose_sessions() {
    if (!facts_) return;
    sessions_ = sessions_for_board(*programme_, facts_->config, choice_);
    plan_ = {};
    wrong_choice_.reset();
    const std::string unknown = unknown_in_choice(*programme_, facts_->config, choice_);
    // A programme that has not come yet says nothing of what is in it.
    if (!unknown.empty() && !programme_->empty())
        wrong_choice_ = usage_error("the programme has no room or track that is called so", unknown,
                                    "Write --rooms and --tracks as the programme has them; \"K.*\" is every "
                                    "room that begins with K.");
}

std::vector<Announcement> BoardService::announced() const {
    const Room* room = room_.empty() ? nullptr : facts_->config.room(room_);
    return announcements_on(*announcements_, room ? room->id : room_, facts_->clock.now());
}

std::string BoardService::words_of_time(Milliseconds now) const {
    if (!facts_) return {};
    // Minutes that are left turn with the clock's: both are counted from whole minutes of the event's time.
    std::string minute = std::to_string(to_ms(facts_->clock.now()) / 60'000);
    for (const Announcement& one : announced()) minute += " " + one.id + " " + std::to_string(part(now));
    return minute + (pages_ > 1 ? " " + std::to_string(page(now)) : "");
}

bool BoardService::is_stale(Milliseconds now) {
    return words_of_time(now) != drawn_time_;
}

Milliseconds BoardService::as_fast_as_the_day(Milliseconds time) const {
    const double speed = facts_ ? std::max(1.0, facts_->clock.speed()) : 1.0;
    const auto as_fast = Milliseconds(static_cast<long long>(static_cast<double>(time.count()) / speed));
    return std::max(shows_page_at_least, as_fast);
}

Milliseconds BoardService::quiet_for(Milliseconds now) const {
    constexpr Milliseconds second{1000};
    return pages_ > 1 ? std::min(second, page_time() - now % page_time()) : second;
}

void BoardService::draw(Ui& ui, Milliseconds now, bool) {
    if (!facts_) return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr, TroubleSeenBy::attendees);
    const Instant event_now = facts_->clock.now();
    if (wrong_choice_) return draw_trouble(ui, &*wrong_choice_, TroubleSeenBy::staff);
    pages_ = draw_board(
        ui, {*facts_, sessions_, room_, event_now, page(now), announced(), part(now), heading_, &plan_});
    drawn_time_ = words_of_time(now);
}

std::string BoardService::detail() const {
    return drawn_time_;
}

}  // namespace lanyard
