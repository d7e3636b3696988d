// Only the event's facts, the programme and announcements reach the board; everything else is for others.
#include "roles/board/service.h"

#include <algorithm>

#include "roles/board/board.h"
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
    } else if (auto* trouble = std::get_if<EventTrouble>(&message)) {
        trouble_ = std::move(trouble->error);
    } else if (auto* news = std::get_if<ProgrammeNews>(&message)) {
        sessions_ = std::move(news->sessions);
    } else if (auto* notices = std::get_if<NoticesNews>(&message)) {
        announcements_ = std::move(notices->announcements);
    }
}

std::vector<Announcement> BoardService::announced() const {
    const Room* room = room_.empty() ? nullptr : facts_->config.room(room_);
    return announcements_on(*announcements_, room ? room->id : room_, facts_->clock.now());
}

std::string BoardService::words_of_time(Milliseconds now) const {
    if (!facts_) return {};
    // Minutes that are left turn with the clock's: both are counted from whole minutes of the event's time.
    std::string minute = std::to_string(to_ms(facts_->clock.now()) / 60'000);
    for (const Announcement& one : announced()) minute += " " + one.id;
    return minute + (pages_ > 1 ? " " + std::to_string(page(now)) : "");
}

bool BoardService::is_stale(Milliseconds now) {
    return words_of_time(now) != drawn_time_;
}

Milliseconds BoardService::page_time() const {
    const double speed = facts_ ? std::max(1.0, facts_->clock.speed()) : 1.0;
    const auto as_fast =
        Milliseconds(static_cast<long long>(static_cast<double>(shows_page_for.count()) / speed));
    return std::max(shows_page_at_least, as_fast);
}

Milliseconds BoardService::quiet_for(Milliseconds now) const {
    constexpr Milliseconds second{1000};
    return pages_ > 1 ? std::min(second, page_time() - now % page_time()) : second;
}

void BoardService::draw(Ui& ui, Milliseconds now, bool) {
    if (!facts_) return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr, TroubleSeenBy::attendees);
    const Instant event_now = facts_->clock.now();
    const auto announcements = announced();
    pages_ = announcements.empty() ? draw_board(ui, {*facts_, *sessions_, room_, event_now, page(now)})
                                   : draw_announcements(ui, {*facts_, announcements, event_now, page(now)});
    drawn_time_ = words_of_time(now);
}

std::string BoardService::detail() const {
    return drawn_time_;
}

}  // namespace lanyard
