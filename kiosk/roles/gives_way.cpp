// Everything goes on below; only the picture, the codes and the sounds are held back.
#include "roles/gives_way.h"

#include <algorithm>

#include "base/language.h"

namespace lanyard {

void GivesWay::take(Message message, Milliseconds now) {
    if (const auto* ready = std::get_if<EventReady>(&message)) facts_ = ready->facts;
    if (const auto* news = std::get_if<NoticesNews>(&message)) {
        if (news->evacuation && !evacuation_) sound_ = Sound::refused;
        evacuation_ = news->evacuation;
    }
    if (is_over() && std::holds_alternative<CodeRead>(message)) return;
    under_->take(std::move(message), now);
}

void GivesWay::take_code(const std::string& code, Milliseconds now) {
    if (!is_over()) under_->take_code(code, now);
}

// What is below goes on forgetting whoever stood before it.
bool GivesWay::is_stale(Milliseconds now) {
    const bool is_old = under_->is_stale(now);
    return is_over() == is_drawn_ ? is_old && !is_over() : true;
}

void GivesWay::draw(Ui& ui, Milliseconds now, bool blank_camera) {
    is_drawn_ = is_over();
    if (!is_drawn_) {
        ways_.clear();
        return under_->draw(ui, now, blank_camera);
    }
    if (ways_.empty()) ways_ = ways_out();
    draw_evacuation(ui, ways_);
}

std::optional<Sound> GivesWay::take_sound() {
    const auto below = under_->take_sound();
    return sound_ ? std::exchange(sound_, std::nullopt) : is_over() ? std::nullopt : below;
}

// Nobody chooses a language now: each of the event's says it.
std::vector<WayOut> GivesWay::ways_out() const {
    const std::string before = current_language();
    const auto& languages = facts_->config.languages;
    std::vector<WayOut> ways;
    for (std::size_t i = 0; i < std::min(languages.size(), most_languages_at_once); ++i) {
        use_language(languages[i], catalogues_);
        ways.push_back(way_out(facts_->config.in(languages[i]).evacuation, is_kiosk_ && i == 0));
    }
    use_language(before, catalogues_);
    return ways;
}

}  // namespace lanyard
