// The desk's button leads here; what calls or ends an evacuation is held or written.
#include "roles/desk/tell_everybody.h"

#include "base/language.h"
#include "event/name_fold.h"

namespace lanyard {

void TellEverybody::take(const NoticesNews& news) {
    // What was asked on the page was about another state of things.
    if (page_ == Page::choosing && news.evacuation.has_value() != evacuation_.has_value()) close();
    evacuation_ = news.evacuation;
    announcements_ = news.announcements;
}

void TellEverybody::open() {
    page_ = Page::choosing;
    word_.clear();
    cut_word_.clear();
    form_ = {};
}

void TellEverybody::done(bool is_done, const std::string& words) {
    if (is_done) return close();
    form_.problem = words;
    if (page_ == Page::choosing) close();
}

std::optional<DeskRequest> TellEverybody::draw_choice(Ui& ui, const EventFacts& facts, Instant event_now,
                                                      int inside, bool is_busy) {
    const bool is_cut = !cut_word_.empty() && cut_word_ == word_.text();
    const EverybodyAction action =
        draw_everybody(ui, {facts, event_now, evacuation_, inside, word_, is_busy, is_cut});
    const std::string word = fold_name(everybody_word(evacuation_.has_value()));
    if (word.rfind(fold_name(word_.text()), 0) != 0) {
        search_ = word_.text();
        close();
        return std::nullopt;
    }
    switch (action) {
        case EverybodyAction::back:
            close();
            break;
        case EverybodyAction::announce:
            page_ = Page::announcing;
            break;
        case EverybodyAction::evacuate:
            return CallEvacuation{};
        case EverybodyAction::resume:
            return EndEvacuation{};
        case EverybodyAction::word_is_cut:
            cut_word_ = word_.text();
            break;
        case EverybodyAction::none:
            break;
    }
    return std::nullopt;
}

std::optional<DeskRequest> TellEverybody::draw(Ui& ui, const EventFacts& facts, Instant event_now, int inside,
                                               bool is_busy) {
    if (page_ == Page::choosing) return draw_choice(ui, facts, event_now, inside, is_busy);
    std::vector<Announcement> standing;
    for (const Announcement& one : *announcements_)
        if (announcement_state(one, event_now) != AnnouncementState::over) standing.push_back(one);
    const AnnouncementAction done = draw_announcement_form(ui, form_, {facts, standing, event_now, is_busy});
    if (done.action == FormAction::back) close();
    if (done.withdrawn) return WithdrawAnnouncement{standing[*done.withdrawn].id};
    if (done.action != FormAction::submit) return std::nullopt;
    form_.problem = form_.text.text().empty() ? tr("Write what is to be said.") : "";
    if (!form_.problem.empty()) return std::nullopt;
    return MakeAnnouncement{form_.text.text(), rooms_written(form_), announcement_minutes[form_.length]};
}

}  // namespace lanyard
