// The desk as a small machine: a search and one person, or a form over both.
#include "desk_service.h"

#include <algorithm>

#include "base/log.h"
#include "overloaded.h"
#include "screens/desk_printing.h"
#include "screens/trouble.h"

namespace lanyard {

Colour DeskService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

void DeskService::take(Message message, Milliseconds now) {
    std::visit(
        Overloaded{
            [&](EventReady& ready) {
                facts_ = std::move(ready.facts);
                trouble_.reset();
                gate_.begin(facts_->has_staff, facts_->labels_on_roll, now);
            },
            [&](EventTrouble& trouble) { trouble_ = std::move(trouble.error); },
            [&](CodeRead& read) { take_code(read.text, now); }, [&](PrintNews& news) { take_print(news); },
            [&](PrinterNews& news) {
                hindrance_ = news.condition.hindrance;
                forewarning_ = news.condition.forewarning;
            },
            [&](StaffNews& news) { take_answer(std::move(news), now); },
            [&](ProgrammeNews& news) { sessions_ = std::move(news.sessions); },
            [&](NoticesNews& news) { everybody_.take(news); }, [&](GateNews& news) { gate_.take(news, now); },
            [](auto&) {},  // what only attendees are told
        },
        message);
}

void DeskService::take_answer(StaffNews news, Milliseconds now) {
    if (news.request == searching_) searching_ = 0;
    if (news.request == opening_) opening_ = 0;
    if (news.request == deed_) deed_ = 0;
    std::visit(Overloaded{
                   [&](PeopleFound& found) { take_found(std::move(found)); },
                   [&](PersonOpened& opened) { take_opened(opened); },
                   [&](DeedDone& done) { take_done(std::move(done), now); },
                   [&](SimilarPeople& similar) {
                       if (!form_ || similar.asked.name != form_->looked_for) return;
                       form_->similar = std::move(similar.people);
                       // Nobody is their own double.
                       std::erase_if(form_->similar,
                                     [&](const Similar& one) { return one.id == form_->person; });
                   },
                   [&](std::shared_ptr<const DeskNews>& whole) { take_news(std::move(whole)); },
               },
               news.answer);
}

// A search that is shown again because something has changed keeps who was selected; and whoever is open,
// though the words find them no more: they have just been given another name.
void DeskService::take_found(PeopleFound found) {
    if (found.words != wanted_) return;
    const bool is_again = found.words == found_.words && selected_ < found_.people.size();
    const Attendee before = is_again ? found_.people[selected_] : Attendee{};
    found_ = std::move(found);
    const auto at = std::find_if(found_.people.begin(), found_.people.end(),
                                 [&](const Attendee& person) { return person.id == before.id; });
    if (at != found_.people.end()) return keep_in_view(static_cast<std::size_t>(at - found_.people.begin()));
    if (is_again && before.id == opened_) {
        const std::size_t row = std::min(selected_, found_.people.size());
        if (row < found_.certain) ++found_.certain;
        found_.people.insert(found_.people.begin() + static_cast<std::ptrdiff_t>(row), before);
        return keep_in_view(row);
    }
    first_row_ = 0;
    if (!found_.people.empty()) return select(0);
    if (!found_.words.empty()) card_.reset();
    opened_.clear();
}

void DeskService::take_opened(const PersonOpened& opened) {
    if (opened.asked != opened_) return;
    if (!opened.card) return close_card();
    const Attendee& person = opened.card->person;
    if (!card_ || card_->person.id != person.id) {
        notice_ = {};
        shows_needs_ = shows_more_ = false;
    }
    card_ = opened.card;
    if (person.id != opened.asked) follow_double(opened.asked, person.id);
    if (found_.people.empty()) {
        found_.people = {person};
        selected_ = first_row_ = 0;
    }
    for (Attendee& one : found_.people)
        if (one.id == person.id) one = person;
}

// Nobody is who was open any more; whoever stood next to them is open now.
void DeskService::close_card() {
    std::erase_if(found_.people, [&](const Attendee& person) { return person.id == opened_; });
    card_.reset();
    opened_.clear();
    if (!found_.people.empty()) select(std::min(selected_, found_.people.size() - 1));
}

// Who is open was found to be a double of somebody: they are one row from here on.
void DeskService::follow_double(const std::string& dropped, const std::string& kept) {
    opened_ = kept;
    std::erase_if(found_.people, [&](const Attendee& person) { return person.id == kept; });
    const auto at = std::find_if(found_.people.begin(), found_.people.end(),
                                 [&](const Attendee& person) { return person.id == dropped; });
    if (at == found_.people.end()) return;
    at->id = kept;
    keep_in_view(static_cast<std::size_t>(at - found_.people.begin()));
}

void DeskService::take_done(DeedDone done, Milliseconds now) {
    notice_ = notice_of(done, event_now(), facts_->config.time_zone);
    notice_until_ = now + tells_for;
    if (is_aside(done.deed)) return;
    const bool is_refused = done.error || (done.outcome && !lets_through(done.outcome->verdict));
    const bool is_full = done.outcome && done.outcome->verdict == Verdict::full;
    full_for_ = is_full && done.outcome->attendee ? done.outcome->attendee->id : "";
    if (form_ && is_refused && done.deed != Deed::scanned) {
        form_->problem = notice_.words;
        form_->is_full = is_full && form_->kind == DeskFormKind::walk_in;
        form_->may_let_in = gate_.is_organiser();
        return;
    }
    if (everybody_.is_open() && done.deed != Deed::scanned) {
        everybody_.done(!is_refused, notice_.words);
        if (everybody_.is_open()) return;
    }
    form_.reset();
    group_entries_ = done.entries;
    group_deed_ = done.deed;
    group_people_ = done.people.size();
    if (done.deed == Deed::seats_released || done.deed == Deed::people_moved) return;
    if (done.deed == Deed::group_admitted && !done.error) stop_ticking();
    shows_more_ = shows_more_ && done.deed == Deed::flag_set;
    const bool is_new = done.card && (!card_ || card_->person.id != done.card->person.id);
    if (is_new) {
        shows_needs_ = false;
        const bool is_listed =
            selected_ < found_.people.size() && found_.people[selected_].id == done.card->person.id;
        if (!is_listed) {
            search_.clear();
            wanted_.clear();
            found_ = {"", {done.card->person}, 0, 1};
            selected_ = first_row_ = 0;
        }
    }
    if (done.card) {
        card_ = done.card;
        opened_ = card_->person.id;
        for (Attendee& person : found_.people)
            if (person.id == opened_) person = card_->person;
    } else if (done.deed == Deed::group_admitted && card_) {
        open(card_->person.id);
    } else if (done.deed == Deed::scanned && !done.error) {
        card_.reset();
        opened_.clear();
        found_ = {};
        search_.clear();
        wanted_.clear();
    }
    // What is typed next is another search.
    search_.select_all();
}

// Whoever else wrote may have changed those who are shown.
void DeskService::take_news(std::shared_ptr<const DeskNews> news) {
    news_ = std::move(news);
    if (!wanted_.empty() && searching_ == 0) {
        searching_ = requests_ + 1;
        if (!ask(SearchPeople{wanted_})) searching_ = 0;
    }
    if (card_ && opening_ == 0 && deed_ == 0) open(card_->person.id);
}

void DeskService::take_print(const PrintNews& news) {
    hindrance_ = news.hindrance;
    if (card_ && news.attendee == card_->person.id && opening_ == 0) open(news.attendee);
}

bool DeskService::ask(const StaffRequest& what) {
    if (!ask_(requests_ + 1, what)) {
        log_warning("too much was asked of the desk at once, and one request was left out");
        return false;
    }
    ++requests_;
    return true;
}

void DeskService::ask_deed(const StaffRequest& what) {
    if (is_busy()) return;
    if (ask(what)) deed_ = requests_;
}

void DeskService::take_code(const std::string& code, Milliseconds now) {
    if (gate_.stands()) return gate_.take_code(code, now);
    if (!facts_ || code.empty() || !ask_(requests_ + 1, ScanCode{code})) return;
    deed_ = ++requests_;
    form_.reset();
    everybody_.close();
}

// One search at a time; when its answer comes, what stands in the field by then is searched for.
void DeskService::search() {
    if (search_.text() == wanted_ || searching_ != 0) return;
    wanted_ = search_.text();
    if (wanted_.find_first_not_of(' ') == std::string::npos) {
        found_ = {wanted_, {}, 0, 0};
        return;
    }
    if (ask(SearchPeople{wanted_}))
        searching_ = requests_;
    else
        wanted_ = found_.words;
}

void DeskService::select(std::size_t row) {
    if (row >= found_.people.size()) return;
    keep_in_view(row);
    open(found_.people[selected_].id);
}

void DeskService::keep_in_view(std::size_t row) {
    selected_ = row;
    if (selected_ < first_row_) first_row_ = selected_;
    if (selected_ >= first_row_ + rows_) first_row_ = selected_ + 1 - rows_;
}

void DeskService::open(const std::string& person) {
    opened_ = person;
    if (ask(OpenPerson{person})) opening_ = requests_;
}

bool DeskService::is_ready() const {
    if (!card_ || is_busy() || search_.text() != wanted_ || searching_ != 0) return false;
    return selected_ < found_.people.size() && found_.people[selected_].id == card_->person.id;
}

bool DeskService::is_stale(Milliseconds now) {
    const bool is_told = notice_.words.empty() || now < notice_until_;
    return gate_.is_stale(now) || words_of_time() != drawn_time_ || !is_told ||
           (facts_ && search_.text() != wanted_ && searching_ == 0);
}

Milliseconds DeskService::quiet_for(Milliseconds now) const {
    constexpr Milliseconds second{1000};
    if (notice_.words.empty() || notice_until_ <= now) return second;
    return std::min(second, notice_until_ - now);
}

std::string DeskService::words_of_time() const {
    return facts_ ? format_clock(event_now(), facts_->config.time_zone) : "";
}

void DeskService::draw(Ui& ui, Milliseconds now, bool) {
    if (!facts_) return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr);
    drawn_time_ = words_of_time();
    if (now >= notice_until_) notice_ = {};
    if (ui.touched()) gate_.touched(now);
    if (gate_.stands()) return gate_.draw(ui, now, words_of_time());
    if (everybody_.is_open())
        draw_everybody_page(ui, now);
    else if (form_)
        draw_form_page(ui);
    else if (shows_today_)
        draw_today(ui, now);
    else
        draw_main(ui, now);
}

void DeskService::draw_everybody_page(Ui& ui, Milliseconds now) {
    const auto asked = everybody_.draw(ui, *facts_, event_now(), now, news_->counts.inside, is_busy());
    if (asked) ask_deed(*asked);
}

void DeskService::draw_main(Ui& ui, Milliseconds now) {
    const bool nothing_found =
        found_.people.empty() && !found_.words.empty() && found_.words == search_.text();
    const bool is_full_for = card_ && card_->person.id == full_for_;
    const bool may_let_in = is_full_for && gate_.is_organiser();
    const bool may_wait = is_full_for && card_->person.status == AttendeeStatus::expected;
    const DeskView view{*facts_,
                        event_now(),
                        search_,
                        found_.people,
                        found_.further,
                        selected_,
                        first_row_,
                        nothing_found,
                        ticks_,
                        ticked_,
                        shows_keyboard_,
                        keyboard_,
                        card_.get(),
                        shows_needs_,
                        shows_more_,
                        notice_,
                        *news_,
                        hindrance_,
                        everybody_.evacuation(),
                        gate_.name(),
                        may_let_in,
                        may_wait,
                        forewarning_};
    rows_ = desk_rows(ui, view);
    take_keys(ui);
    const DeskAction action = draw_desk(ui, view);
    if (action.touch == DeskTouch::everybody) everybody_.open(now);
    act(action);
    if (!form_) search();
}

// Keys that the search's field does not need.
void DeskService::take_keys(Ui& ui) {
    const UiKey key = ui.input().key;
    // A space is a letter of the search, but where somebody goes through the list it is a tick.
    if (key != UiKey::space && !ui.input().text.empty()) shows_keyboard_ = is_in_list_ = false;
    switch (key) {
        case UiKey::up:
            is_in_list_ = true;
            if (selected_ > 0) select(selected_ - 1);
            return ui.use_key();
        case UiKey::down:
            is_in_list_ = true;
            select(selected_ + 1);
            return ui.use_key();
        case UiKey::space:
            if (!is_in_list_ || !ui.is_written("search")) return;
            ticks_ = true;
            tick(selected_);
            return ui.use_key();
        case UiKey::f11:
            if (ticks_)
                stop_ticking();
            else
                ticks_ = is_in_list_ = true;
            return ui.use_key();
        case UiKey::f4:
            if (group_entries_.empty()) return;
            open_form(DeskFormKind::undo);
            return ui.use_key();
        case UiKey::back:
            if (ticks_)
                stop_ticking();
            else if (shows_more_ || shows_needs_ || shows_keyboard_)
                shows_more_ = shows_needs_ = shows_keyboard_ = false;
            else
                search_.clear();
            return ui.use_key();
        default:
            break;
    }
}

void DeskService::act(const DeskAction& action) {
    if (action.entered) return ticked_.empty() ? check_in(true) : admit_group();
    switch (action.touch) {
        case DeskTouch::none:
        case DeskTouch::everybody:
            return;
        case DeskTouch::search:
            shows_keyboard_ = true;
            return;
        case DeskTouch::row:
            shows_keyboard_ = false;
            is_in_list_ = true;
            if (ticks_) tick(action.row);
            return select(action.row);
        case DeskTouch::tick_several:
            return ticks_ ? stop_ticking() : void(ticks_ = is_in_list_ = true);
        case DeskTouch::tick_all:
            return tick_all();
        case DeskTouch::admit_group:
            return admit_group();
        case DeskTouch::more_rows:
            first_row_ = first_row_ + rows_ < found_.people.size() ? first_row_ + rows_ : 0;
            return select(first_row_);
        case DeskTouch::walk_in:
            return open_form(DeskFormKind::walk_in);
        case DeskTouch::help_call:
            return answer_call();
        case DeskTouch::came_out:
        case DeskTouch::did_not_come:
            return answer_printed(action.touch == DeskTouch::came_out);
        case DeskTouch::new_roll:
            return ask_deed(LayInNewRoll{labels_on_new_roll(*facts_, *news_)});
        case DeskTouch::owed:
            search_.clear();
            wanted_.clear();
            found_ = {};
            if (ask(ListOwedBadges{})) searching_ = requests_;
            return;
        case DeskTouch::today:
        case DeskTouch::missing:
        case DeskTouch::trouble:
            shows_today_ = true;
            seats_to_give_ = 0;
            return;
        case DeskTouch::let_in:
            return open_form(DeskFormKind::let_in);
        case DeskTouch::wait_for_seat:
            if (is_ready()) ask_deed(WaitForSeat{card_->person.id});
            return;
        case DeskTouch::needed:
            return open_form(DeskFormKind::needed);
        case DeskTouch::check_in:
            return check_in(true);
        case DeskTouch::admit_badge_later:
            return check_in(false);
        case DeskTouch::someone_else:
            return open_form(DeskFormKind::someone_else);
        case DeskTouch::correct:
            return open_form(DeskFormKind::correct);
        case DeskTouch::undo:
            return open_form(DeskFormKind::undo);
        case DeskTouch::print_again:
            return print_badge();
        case DeskTouch::more:
            shows_more_ = !shows_more_;
            shows_needs_ = false;
            return;
        case DeskTouch::needs:
            shows_needs_ = !shows_needs_;
            return;
        case DeskTouch::flag:
            if (is_ready())
                ask_deed(SetPersonFlag{card_->person.id, action.flag, !card_->person.has(action.flag)});
            return;
        case DeskTouch::same_person:
            return open_form(DeskFormKind::same_person);
        case DeskTouch::reinstate:
            if (is_ready())
                ask_deed(CorrectPerson{
                    card_->person.id, {{Field::status, std::string(status_name(AttendeeStatus::expected))}}});
            return;
    }
}

void DeskService::check_in(bool print) {
    if (!is_ready()) return;
    const Attendee& person = card_->person;
    if (person.inside) return;  // a second Enter does no harm
    if (person.unnamed_seat) return open_form(DeskFormKind::name_person);
    ask_deed(AdmitPerson{person.id, print});
}

void DeskService::tick(std::size_t row) {
    if (row >= found_.people.size()) return;
    const std::string& id = found_.people[row].id;
    if (std::erase(ticked_, id) == 0 && !found_.people[row].inside) ticked_.push_back(id);
}

// Whoever is found without a slip and may still come.
void DeskService::tick_all() {
    const std::size_t certain = std::min(found_.certain, found_.people.size());
    for (std::size_t i = 0; i < certain; ++i) {
        const Attendee& person = found_.people[i];
        const bool may_come = !person.inside && (person.status == AttendeeStatus::expected ||
                                                 person.status == AttendeeStatus::pending);
        const bool is_ticked = std::find(ticked_.begin(), ticked_.end(), person.id) != ticked_.end();
        if (may_come && !is_ticked) ticked_.push_back(person.id);
    }
}

void DeskService::stop_ticking() {
    ticks_ = false;
    ticked_.clear();
}

void DeskService::admit_group() {
    if (search_.text() == wanted_ && !ticked_.empty()) ask_deed(AdmitGroup{ticked_});
}

void DeskService::print_badge() {
    if (!is_ready()) return;
    if (may_print_without_asking(*card_))
        ask_deed(PrintAgain{card_->person.id, ""});
    else
        open_form(DeskFormKind::print_again);
}

// The first of the strip: somebody goes there, and then it is done.
void DeskService::answer_call() {
    if (news_->calls.empty()) return;
    const HelpCall& call = news_->calls.front().call;
    const bool is_coming = call.state == HelpState::coming;
    (void)ask(AnswerHelp{call.entry, is_coming ? HelpState::done : HelpState::coming});
    if (!is_coming && !call.person.empty()) open_alone(call.person);
}

// The one that is asked about; the next follows when this is answered.
void DeskService::answer_printed(bool came_out) {
    if (news_->asked.empty()) return;
    const BadgeInHand& badge = news_->asked.front();
    ask_deed(AnswerPrinted{badge.job, badge.name, came_out});
}

void DeskService::draw_today(Ui& ui, Milliseconds now) {
    const int most = news_->seats ? news_->seats->to_release() : 0;
    const int count = seats_to_give_ == 0 ? most : std::min(seats_to_give_, most);
    const bool is_of_today = group_deed_ == Deed::seats_released || group_deed_ == Deed::people_moved;
    const bool may_undo = is_of_today && !group_entries_.empty();
    const TodayAction action =
        draw_desk_today(ui, {*facts_, event_now(), *news_, count, is_busy(), notice_, may_undo});
    switch (action.touch) {
        case TodayTouch::none:
            return;
        case TodayTouch::fewer:
            seats_to_give_ = std::max(1, count - 1);
            return;
        case TodayTouch::more:
            seats_to_give_ = std::min(most, count + 1);
            return;
        case TodayTouch::release:
            if (count > 0) ask_deed(ReleaseSeats{count});
            seats_to_give_ = 0;
            return;
        case TodayTouch::person:
            shows_today_ = false;
            return open_alone(action.person);
        case TodayTouch::cancelled:
            return touch_cancelled(action.index);
        case TodayTouch::everybody:
            shows_today_ = false;
            return everybody_.open(now);
        case TodayTouch::new_roll:
            return ask_deed(LayInNewRoll{labels_on_new_roll(*facts_, *news_)});
        case TodayTouch::undo:
            return open_form(DeskFormKind::undo);
        case TodayTouch::back:
            shows_today_ = false;
            return;
    }
}

// Its people are moved as far as there are places; where there are none they are listed.
void DeskService::touch_cancelled(std::size_t index) {
    if (index >= news_->cancelled.size()) return;
    const CancelledSession& session = news_->cancelled[index];
    if (session.may_move()) return ask_deed(MovePeople{session.id});
    shows_today_ = false;
    search_.clear();
    wanted_.clear();
    found_ = {};
    if (ask(ListWithoutPlace{session.id})) searching_ = requests_;
}

// In place of what was searched for.
void DeskService::open_alone(const std::string& person) {
    search_.clear();
    wanted_.clear();
    found_ = {};
    open(person);
}

std::string DeskService::detail() const {
    return (card_ ? card_->person.id : "") + (form_ ? " form" : "") + (shows_today_ ? " today" : "") +
           (everybody_.evacuation() ? " evacuating" : "") + " " + found_.words + " " + notice_.words;
}

}  // namespace lanyard
