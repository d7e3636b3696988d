// The desk as a small machine: a search and one person, or a form over both.
#include "roles/desk/service.h"

#include <algorithm>

#include "base/language.h"
#include "base/log.h"
#include "overloaded.h"
#include "roles/desk/printing.h"
#include "screens/trouble.h"

namespace lanyard {

Colour DeskService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

void DeskService::take(Message message, Milliseconds now) {
    std::visit(Overloaded{
                   [&](EventReady& ready) {
                       facts_ = std::move(ready.facts);
                       trouble_.reset();
                       gate_.begin(facts_->has_staff, facts_->labels_on_roll, now);
                   },
                   [&](EventTrouble& trouble) { trouble_ = std::move(trouble.error); },
                   [&](CodeRead& read) { take_code(read.text, now); },
                   [&](PrintNews& news) { take_print(news); },
                   [&](PrinterNews& news) {
                       hindrance_ = news.condition.hindrance;
                       forewarning_ = news.condition.forewarning;
                   },
                   [&](ProgrammeNews& news) { sessions_ = std::move(news.sessions); },
                   [&](NoticesNews& news) { everybody_.take(news); },
                   [&](RoleNews& news) {
                       if (auto* told = news.as<DeskNews>()) take_answer(std::move(*told), now);
                       if (const auto* gate = news.as<GateNews>()) gate_.take(*gate, now);
                   },
                   [](CameraNews&) {},
               },
               message);
}

void DeskService::take_answer(DeskNews news, Milliseconds now) {
    if (news.request == searching_) searching_ = 0;
    if (news.request == opening_) opening_ = 0;
    if (news.request == listing_exceptions_) listing_exceptions_ = 0;
    if (news.request == deed_) {
        deed_ = 0;
        is_scan_ = false;
        deciding_.is(false, now);
    }
    const bool is_of_the_day = std::holds_alternative<std::shared_ptr<const DeskOverview>>(news.answer);
    if (gate_.is_locked() && !is_of_the_day) return;  // whoever asked has left
    std::visit(Overloaded{
                   [&](PeopleFound& found) { take_found(std::move(found), now); },
                   [&](PersonOpened& opened) { take_opened(opened, now); },
                   [&](DeedDone& done) { take_done(std::move(done), now); },
                   [&](SimilarPeople& similar) {
                       if (!form_ || similar.asked.name != form_->looked_for) return;
                       if (similar.error) form_->problem = unread_words(*similar.error);
                       form_->similar = std::move(similar.people);
                       // Nobody is their own double.
                       std::erase_if(form_->similar,
                                     [&](const Attendee& one) { return one.id == form_->person; });
                   },
                   [&](DayExceptions& exceptions) {
                       if (exceptions_) exceptions_ = std::move(exceptions);
                   },
                   [&](PersonExplained& person) { explained_.take(news.request, std::move(person)); },
                   [&](std::shared_ptr<const DeskOverview>& whole) { take_news(std::move(whole)); },
               },
               news.answer);
}

// Keys act on nobody until the search has been answered; Enter asks it again.
void DeskService::take_found(PeopleFound found, Milliseconds now) {
    if (found.error) {
        notice_ = {unread_words(*found.error), Mood::attention};
        notice_until_ = now + tells_for;
        // What was found for these words before is still shown.
        if (found.words != wanted_ || found_.words() == wanted_) return;
        is_unread_ = true;
        found_.clear();
        card_.reset();
        opened_.clear();
        return;
    }
    if (found.words == wanted_) is_unread_ = false;
    if (found.words != wanted_ || found_.take(std::move(found), opened_)) return;
    // Of a list that was asked for nobody is meant before somebody is chosen.
    const Attendee* first = found_.list() == AskedList::none ? found_.selected() : nullptr;
    if (first) return open(first->id);
    if (!found_.words().empty() || found_.list() != AskedList::none) card_.reset();
    opened_.clear();
}

void DeskService::take_opened(const PersonOpened& opened, Milliseconds now) {
    if (opened.asked != opened_) return;
    if (opened.error) {
        notice_ = {unread_words(*opened.error), Mood::attention};
        notice_until_ = now + tells_for;
        return;
    }
    if (!opened.card) return close_card();
    const Attendee& person = opened.card->person;
    if (!card_ || card_->person.id != person.id) {
        notice_ = {};
        turn_to(CardPage::details);
    }
    card_ = opened.card;
    // What was being printed lies there now.
    if (notice_is_of_badge_ && card_->badge == CardBadge::printed) {
        notice_.words = tr("The badge is printed.");
        notice_is_of_badge_ = false;
    }
    opened_ = person.id;
    if (person.id != opened.asked) found_.join(opened.asked, person.id);
    if (found_.people().empty()) found_.show_alone(person);
    found_.update(person);
}

// Nobody is who was open any more. Nobody else takes their place: a key meant for them would be theirs.
void DeskService::close_card() {
    found_.remove(opened_);
    card_.reset();
    opened_.clear();
}

// Whoever signs in next sees nothing of what was open.
void DeskService::leave() {
    clear_search();
    stop_ticking();
    close_card();
    form_.reset();
    everybody_.close();
    close_pages();
    notice_ = {};
    group_entries_.clear();
    full_for_.clear();
    is_unread_ = shows_keyboard_ = false;
    turn_to(CardPage::details);
}

void DeskService::take_done(DeedDone done, Milliseconds now) {
    if (done.deed == DeskDeed::scanned && done.outcome && fast_typing_.answered(done.outcome->verdict))
        return;
    notice_ = notice_of(done, event_now(), facts_->config.time_zone);
    notice_until_ = now + tells_for;
    notice_is_of_badge_ = done.outcome && done.outcome->print_job != 0;
    if (is_aside(done.deed)) return;
    if (form_ && done.namesake) {
        form_->namesake = done.namesake->id;
        form_->problem = namesake_words(*done.namesake, event_now(), facts_->config.time_zone);
        return;
    }
    if (form_ && !done.insider.empty()) {
        form_->insider = done.insider;
        form_->insider_may_stay = done.insider_may_stay;
        form_->problem.clear();
        return;
    }
    const bool is_refused = done.error || (done.outcome && !lets_through(done.outcome->verdict));
    const bool is_full = done.outcome && done.outcome->verdict == Verdict::full;
    full_for_ = is_full && done.outcome->attendee ? done.outcome->attendee->id : "";
    if (is_refused && done.deed != DeskDeed::scanned && asks_to_let_in(done)) return;
    if (form_ && is_refused && done.deed != DeskDeed::scanned) {
        form_->is_full = is_full && form_->kind == DeskFormKind::walk_in;
        form_->may_let_in = done.outcome && can_set_aside(done.outcome->let_in_by, gate_.is_organiser());
        // Who may let them in has nobody to ask.
        form_->problem = is_full && form_->may_let_in ? tr("Every place is taken") : notice_.words;
        return;
    }
    if (everybody_.is_open() && done.deed != DeskDeed::scanned) {
        everybody_.done(!is_refused, notice_.words);
        if (everybody_.is_open()) return;
    }
    form_.reset();
    group_entries_ = done.entries;
    group_deed_ = done.deed;
    group_people_ = done.people.size();
    if (done.deed == DeskDeed::seats_released || done.deed == DeskDeed::people_moved) return;
    if (done.deed == DeskDeed::group_admitted && !done.error) stop_ticking();
    const bool stays = (page_ == CardPage::more && done.deed == DeskDeed::flag_set) ||
                       (page_ == CardPage::arrange && done.deed == DeskDeed::corrected) ||
                       (page_ == CardPage::history && done.deed == DeskDeed::taken_back);
    if (!stays && page_ != CardPage::needs) turn_to(CardPage::details);
    if (has_gone_on(done) && !is_refused) {
        notice_ = {};  // of somebody who is not on the card any more
        return;
    }
    const bool is_new = done.card && (!card_ || card_->person.id != done.card->person.id);
    if (is_new) {
        turn_to(CardPage::details);
        if (!is_selected(done.card->person.id)) {
            clear_search();
            found_.show_alone(done.card->person);
        }
    }
    if (done.card) {
        card_ = done.card;
        opened_ = card_->person.id;
        found_.update(card_->person);
    } else if (done.deed == DeskDeed::group_admitted && card_) {
        open(card_->person.id);
    } else if (done.deed == DeskDeed::scanned && !done.error) {
        card_.reset();
        opened_.clear();
        clear_search();
    }
    if (done.deed == DeskDeed::scanned) search_.select_all();
}

// Whoever else wrote may have changed those who are shown.
void DeskService::take_news(std::shared_ptr<const DeskOverview> news) {
    news_ = std::move(news);
    if (!wanted_.empty() && searching_ == 0) {
        searching_ = requests_ + 1;
        if (!ask(SearchPeople{wanted_})) searching_ = 0;
    }
    if (asked_list_ && searching_ == 0 && ask(*asked_list_)) searching_ = requests_;
    if (card_ && opening_ == 0 && deed_ == 0) open(card_->person.id);
}

void DeskService::take_print(const PrintNews& news) {
    hindrance_ = news.hindrance;
    if (card_ && news.attendee == card_->person.id && opening_ == 0) open(news.attendee);
}

bool DeskService::ask(const DeskRequest& what) {
    if (!ask_(requests_ + 1, {what})) {
        log_warning("too much was asked of the desk at once, and one request was left out");
        return false;
    }
    ++requests_;
    return true;
}

// What is typed from here on is another search.
void DeskService::ask_deed(const DeskRequest& what) {
    if (is_busy() || !ask(what)) return;
    deed_ = requests_;
    deed_search_ = search_.text();
    search_.select_all();
}

// Whoever asked for it has begun to type the next name, and is not called back from there.
bool DeskService::has_gone_on(const DeedDone& done) const {
    return done.deed != DeskDeed::scanned && !form_ && !everybody_.is_open() &&
           search_.text() != deed_search_;
}

void DeskService::take_code(const std::string& code, Milliseconds now) {
    take_keyed_code(code, {}, now);
}

// The form in which somebody may be typing stays until it is known whose code that was.
void DeskService::take_keyed_code(const std::string& code, const std::string& written, Milliseconds now) {
    if (gate_.stands()) return gate_.take_code(code, now);
    if (!facts_ || code.empty() || !ask(ScanAtDesk{code})) return;
    deed_ = requests_;
    is_scan_ = true;
    deciding_.is(true, now);
    if (!fast_typing_.asked(written)) form_.reset();
    everybody_.close();
    close_pages();
}

// Those that are read, and lead back to the desk.
void DeskService::close_pages() {
    shows_today_ = false;
    exceptions_.reset();
    explained_.close();
}

bool DeskService::is_stale(Milliseconds now) {
    const bool is_told = notice_.words.empty() || now < notice_until_;
    const bool is_gate_stale = gate_.is_stale(now);
    if (gate_.takes_sign_out()) leave();
    return is_gate_stale || deciding_.takes_long(now) != drawn_deciding_ || words_of_time() != drawn_time_ ||
           !is_told || (facts_ && search_.text() != wanted_ && searching_ == 0);
}

Milliseconds DeskService::quiet_for(Milliseconds now) const {
    constexpr Milliseconds second{1000};
    const bool is_told = !notice_.words.empty() && notice_until_ > now;
    return deciding_.quiet_for(now, is_told ? std::min(second, notice_until_ - now) : second);
}

std::string DeskService::words_of_time() const {
    return facts_ ? format_clock(event_now(), facts_->config.time_zone) : "";
}

void DeskService::draw(Ui& ui, Milliseconds now, bool) {
    if (!facts_ || trouble_) return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr, TroubleSeenBy::staff);
    drawn_time_ = words_of_time();
    if (now >= notice_until_) notice_ = {};
    deciding_.is(is_busy(), now);
    drawn_deciding_ = deciding_.takes_long(now);
    if (ui.touched()) gate_.touched(now);
    if (!form_ && !everybody_.is_open()) gate_.take_keys(ui);
    const bool is_read = exceptions_ || explained_.stands() || shows_today_;
    const bool is_main = !(gate_.stands() || everybody_.is_open() || form_ || is_read);
    if (ui.touched() || !is_main) seen_.forget();
    if (gate_.stands()) {
        gate_.draw(ui, now, words_of_time());
        if (gate_.takes_sign_out()) leave();
        return;
    }
    const bool has_field = everybody_.is_open() || form_ || !is_read;
    if (!has_field && !ui.input().text.empty()) {
        search_for(ui.input().text);
        ui.use_key();
    }
    if (everybody_.is_open())
        draw_everybody_page(ui);
    else if (form_)
        draw_form_page(ui);
    else if (exceptions_)
        draw_exceptions(ui);
    else if (explained_.stands())
        explained_.draw(ui, *facts_, event_now());
    else if (shows_today_)
        draw_today(ui);
    else
        draw_main(ui, now);
}

void DeskService::draw_everybody_page(Ui& ui) {
    const auto asked = everybody_.draw(ui, *facts_, event_now(), news_->counts.inside, is_busy());
    if (asked) ask_deed(*asked);
    if (const std::string words = everybody_.take_search(); !words.empty()) search_for(words);
}

Notice DeskService::shown_notice() const {
    return drawn_deciding_ ? Notice{tr("One moment…"), Mood::neutral} : notice_;
}

void DeskService::draw_main(Ui& ui, Milliseconds now) {
    const bool nothing_found =
        found_.people().empty() && !found_.words().empty() && found_.words() == search_.text();
    const bool is_full_for = card_ && card_->person.id == full_for_;
    const bool may_wait = is_full_for && card_->person.status == AttendeeStatus::expected;
    const DeskView view{*facts_,
                        event_now(),
                        search_,
                        found_.people(),
                        found_.further(),
                        found_.selected_row(),
                        found_.first_row(),
                        nothing_found,
                        ticks_,
                        ticked_,
                        shows_keyboard_,
                        keyboard_,
                        drawn_deciding_ && is_scan_ ? nullptr : card_.get(),
                        page_,
                        shown_notice(),
                        *news_,
                        hindrance_,
                        everybody_.evacuation(),
                        gate_.name(),
                        may_wait,
                        forewarning_,
                        found_.list(),
                        found_.list() == AskedList::none || !opened_.empty(),
                        &found_.scroll(),
                        &card_rows_,
                        sessions_.get()};
    found_.show_rows(desk_rows(ui, view));
    take_keys(ui);
    const DeskAction action = draw_desk(ui, view);
    if (action.touch == DeskTouch::everybody) everybody_.open();
    act_as_seen(ui, action, now);
    if (!form_) search();
}

std::string DeskService::detail() const {
    return (card_ ? card_->person.id : "") + (form_ ? " form" : "") + (shows_today_ ? " today" : "") +
           (exceptions_ ? " exceptions" : "") + (explained_.stands() ? " explained" : "") +
           (everybody_.evacuation() ? " evacuating" : "") + " " + found_.words() + " " + notice_.words;
}

}  // namespace lanyard
