// What time does to the self-service kiosk's screens: how long each stays, what counts down, and when it
// forgets.
#include <algorithm>

#include "base/language.h"
#include "roles/self/service.h"
#include "screens/words.h"

namespace lanyard {
int SelfService::seconds_shown() const {
    const int clears_after_s = std::max(1, facts_->config.clears_after_s);
    return decided_->outcome.verdict == Verdict::misread ? std::min(clears_after_s, most_seconds_of_misread)
                                                         : clears_after_s;
}

int SelfService::seconds_left(Milliseconds now) const {
    const Milliseconds until = screen_ == Screen::verdict ? clears_at_ : touched_at_ + stays_for();
    return static_cast<int>((std::max(until - now, Milliseconds(0)).count() + 999) / 1000);
}

// How long a screen stays untouched; a verdict has a countdown of its own.
Milliseconds SelfService::stays_for() const {
    switch (screen_) {
        case Screen::find_me:
        case Screen::not_registered:
        case Screen::name_seat:
        case Screen::opt_in:
        case Screen::companions:
            return forgets_forms_after;
        case Screen::get_help:
            return visit_.help && *visit_.help != HelpState::waiting ? forgets_after : forgets_help_after;
        default:
            break;
    }
    return forgets_after;
}

std::string SelfService::countdown(Milliseconds now) const {
    const bool goes = screen_ != Screen::welcome || has_chosen();
    if (!goes || is_speaking_ || touched_at_ + stays_for() - now > says_so_before) return {};
    return filled(tr("Clears in {count} s. Touch to keep."), {{"count", std::to_string(seconds_left(now))}});
}

bool SelfService::is_unanswered(Milliseconds now) const {
    return visit_.help == HelpState::waiting && now - visit_.help_since >= help_is_answered_within;
}

// Everything on the screen that time alone changes.
std::string SelfService::words_of_time(Milliseconds now) const {
    if (!facts_) return {};
    std::string words =
        format_clock(event_now(), facts_->config.time_zone) + (deciding_.takes_long(now) ? " checking" : "");
    if (screen_ == Screen::verdict && !is_speaking_) words += " " + std::to_string(seconds_left(now));
    if (screen_ != Screen::verdict) words += countdown(now) + notice(now);
    if (is_unanswered(now)) words += " unanswered";
    if (screen_ == Screen::welcome)
        if (const std::string said = announcement(); !said.empty())
            words += said + std::to_string(announcement_part(now));
    return words;
}

void SelfService::pass_time(Milliseconds now) {
    show_answer(now);
    while (!arrivals_.empty() && now - arrivals_.front() >= busy_within) arrivals_.pop_front();
    if (is_speaking_) {
        touched_at_ = now;
        if (decided_) clears_at_ = now + std::chrono::seconds(seconds_shown());
    }
    if (screen_ == Screen::verdict && (now >= clears_at_ || deciding_.takes_long(now))) {
        if (now >= clears_at_) counts_.left_by_time(drawn_screen_);
        go_home(now);
    }
    const bool is_as_left = screen_ != Screen::welcome || has_chosen();
    if (is_as_left && screen_ != Screen::verdict && screen_ != Screen::trouble &&
        now - touched_at_ >= stays_for()) {
        counts_.left_by_time(drawn_screen_);
        go_home(now);
    }
    // Somebody who only looked at the first screen went when they last touched it.
    const Milliseconds last = std::max(touched_at_, counts_.began());
    if (!is_as_left && now - last >= forgets_after) end_visit(last);
}

bool SelfService::has_time_to_prepare(Milliseconds now) const {
    return screen_ == Screen::welcome && facts_ && !gate_.stands() && now - touched_at_ >= prepares_after &&
           (prepared_ < most_prepared || prepared_for_ != choices_);
}

bool SelfService::is_stale(Milliseconds now) {
    const Screen before = screen_;
    const Choices chosen = choices_;
    const bool waited = waiting_.has_value();
    pass_time(now);
    return has_time_to_prepare(now) || gate_.is_stale(now) || screen_ != before || choices_ != chosen ||
           waited != waiting_.has_value() || words_of_time(now) != drawn_time_;
}

Milliseconds SelfService::quiet_for(Milliseconds now) const {
    constexpr Milliseconds second{1000};
    const auto to_next_second = [&](Milliseconds until) {
        return (until - now - Milliseconds(1)) % second + Milliseconds(1);
    };
    Milliseconds quiet = second;
    if (screen_ == Screen::verdict && clears_at_ > now) quiet = to_next_second(clears_at_);
    const Milliseconds goes_at = touched_at_ + stays_for();
    const bool goes = screen_ != Screen::welcome || has_chosen();
    if (screen_ != Screen::verdict && goes && goes_at > now) quiet = std::min(quiet, to_next_second(goes_at));
    quiet = deciding_.quiet_for(now, quiet);
    if (waiting_) quiet = std::min(quiet, std::max(waiting_->since + search_takes - now, Milliseconds(1)));
    return quiet;
}

}  // namespace lanyard
