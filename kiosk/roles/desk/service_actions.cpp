// What the keys and the touches of the desk do: in the search and its list, on the open person, and on the
// page of the day.
#include <algorithm>

#include "roles/desk/card_arrange.h"
#include "roles/desk/desk_exceptions.h"
#include "roles/desk/printing.h"
#include "roles/desk/service.h"
#include "screens/staff_keys.h"

namespace lanyard {
namespace {

// Is done to whoever is open, or asks first how.
bool is_about_person(const DeskAction& action) {
    switch (action.touch) {
        case DeskTouch::none:
            return action.entered;
        case DeskTouch::wait_for_seat:
        case DeskTouch::needed:
        case DeskTouch::check_in:
        case DeskTouch::admit_badge_later:
        case DeskTouch::someone_else:
        case DeskTouch::correct:
        case DeskTouch::undo:
        case DeskTouch::print_again:
        case DeskTouch::flag:
        case DeskTouch::same_person:
        case DeskTouch::badge_text:
        case DeskTouch::seen_to:
        case DeskTouch::reinstate:
        case DeskTouch::same_order:
        case DeskTouch::history_line:
        case DeskTouch::ticket_type:
        case DeskTouch::workshop:
        case DeskTouch::phone:
        case DeskTouch::note:
            return true;
        default:
            return false;
    }
}

}  // namespace

// Keys that the search's field does not need.
void DeskService::take_keys(Ui& ui) {
    const UiKey key = ui.input().key;
    // A space is a letter of the search, but where somebody goes through the list it is a tick.
    if (key != UiKey::space && !ui.input().text.empty()) shows_keyboard_ = is_in_list_ = false;
    if (is_pressed(ui, StaffKey::tick_several)) {
        if (ticks_)
            stop_ticking();
        else
            ticks_ = is_in_list_ = true;
        return ui.use_key();
    }
    if (is_pressed(ui, StaffKey::undo) && !group_entries_.empty()) {
        open_form(DeskFormKind::undo);
        return ui.use_key();
    }
    if (is_pressed(ui, StaffKey::screen_keys)) {
        shows_keyboard_ = !shows_keyboard_;
        return ui.use_key();
    }
    if (is_pressed(ui, StaffKey::roll_call)) {
        ask_list(ListInside{});
        return ui.use_key();
    }
    if (is_pressed(ui, StaffKey::refusals)) {
        open_exceptions();
        return ui.use_key();
    }
    switch (key) {
        case UiKey::up:
            is_in_list_ = true;
            if (found_.selected_row() > 0) select(found_.selected_row() - 1);
            return ui.use_key();
        case UiKey::down:
            is_in_list_ = true;
            // Where nobody is open, the selected row is the next.
            select(opened_.empty() ? found_.selected_row() : found_.selected_row() + 1);
            return ui.use_key();
        case UiKey::space:
            if (!is_in_list_ || !ui.is_written("search")) return;
            ticks_ = true;
            tick(found_.selected_row());
            return ui.use_key();
        case UiKey::back:
            if (ticks_)
                stop_ticking();
            else if (page_ != CardPage::details || shows_keyboard_) {
                turn_to(CardPage::details);
                shows_keyboard_ = false;
            } else if (found_.list() != AskedList::none)
                close_list();
            else
                search_.clear();
            return ui.use_key();
        default:
            break;
    }
}

// Whom the screen names: the chosen row, whose card may be on its way, else the card; nullptr for nobody.
const Attendee* DeskService::pointed_at() const {
    if (drawn_deciding_ && is_scan_) return nullptr;
    const Attendee* chosen = found_.selected();
    if (chosen && chosen->id == opened_) return chosen;
    return card_ ? &card_->person : nullptr;
}

// What comes while an answer is on its way waits for that; but the deed's own key, pressed again, is one
// pressing too many.
void DeskService::act_as_seen(const Ui& ui, const DeskAction& action, Milliseconds now) {
    const Attendee* shown = pointed_at();
    const bool is_of_shown = seen_.drawn(shown, ui.input());
    const bool is_of_person = is_about_person(action) && ticked_.empty();
    if (is_of_person && !is_of_shown) return;
    const bool has_card = shown && card_ && card_->person.id == shown->id;
    const bool is_under_way = is_busy() || !is_answered() || (!has_card && opening_ != 0);
    const bool is_again = is_busy() && action.touch == deed_touch_;
    if (is_of_person && shown && is_under_way) {
        if (!is_again) seen_.keep(action, *shown, now);
    } else if (action.entered || action.touch != DeskTouch::none) {
        deed_touch_ = action.touch;
        return act(action);
    }
    if (!seen_.has_kept() || is_under_way) return;
    if (const auto kept = seen_.take(shown, now)) act(*kept);
}

void DeskService::act(const DeskAction& action) {
    if (action.entered) return ticked_.empty() ? check_in(true) : admit_group();
    switch (action.touch) {
        case DeskTouch::none:
        case DeskTouch::everybody:
            return;
        case DeskTouch::search:
            // What is written next is another search; a second touch puts the caret.
            if (!shows_keyboard_) search_.select_all();
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
            found_.turn_page();
            return select(found_.selected_row());
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
            return ask_list(ListOwedBadges{});
        case DeskTouch::roll_call:
            return ask_list(ListInside{});
        case DeskTouch::print_owed:
            return ask_deed(PrintOwedBadges{});
        case DeskTouch::today:
        case DeskTouch::missing:
        case DeskTouch::trouble:
            shows_today_ = true;
            today_waiting_ = today_needed_ = {};
            seats_to_give_ = 0;
            notice_ = {};  // of somebody on the desk
            return;
        default:
            return act_on_person(action);
    }
}

// What is touched on the card.
void DeskService::act_on_person(const DeskAction& action) {
    switch (action.touch) {
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
            return turn_to(is_page_of_its_own(page_) ? CardPage::details : CardPage::more);
        case DeskTouch::needs:
            return toggle(CardPage::needs);
        case DeskTouch::flag:
            if (is_ready())
                ask_deed(SetPersonFlag{card_->person.id, action.flag, !card_->person.has(action.flag)});
            return;
        case DeskTouch::same_order:
            return show_order();
        case DeskTouch::history:
            return toggle(CardPage::history);
        case DeskTouch::arrange:
            return toggle(CardPage::arrange);
        case DeskTouch::ticket_type:
        case DeskTouch::workshop:
            return arrange(action);
        case DeskTouch::phone:
            return open_form(DeskFormKind::phone);
        case DeskTouch::note:
            return open_form(DeskFormKind::note);
        case DeskTouch::explain:
            if (card_ && ask(ExplainPerson{card_->person.id})) explained_.open(requests_);
            return;
        case DeskTouch::history_line:
            if (is_ready() && action.row < card_->history.size()) open_undo_of(card_->history[action.row]);
            return;
        case DeskTouch::seen_to:
            if (is_ready())
                if (const auto due = next_to_see_to(*card_)) ask_deed(NoteSeenTo{card_->person.id, *due});
            return;
        case DeskTouch::badge_text:
            return open_form(DeskFormKind::badge_text);
        case DeskTouch::same_person:
            return open_form(DeskFormKind::same_person);
        case DeskTouch::reinstate:
            if (is_ready())
                ask_deed(CorrectPerson{
                    card_->person.id, {{Field::status, std::string(status_name(AttendeeStatus::expected))}}});
            return;
        default:
            return;
    }
}

void DeskService::check_in(bool print) {
    if (asks_again() || !is_ready()) return;
    const Attendee& person = card_->person;
    if (person.inside) return;  // a second Enter does no harm
    if (!may_check_in(person, everybody_.evacuation().has_value())) return;
    if (person.unnamed_seat) return open_form(DeskFormKind::name_person);
    ask_deed(AdmitPerson{person.id, print});
}

void DeskService::tick(std::size_t row) {
    if (row >= found_.people().size()) return;
    const Attendee& person = found_.people()[row];
    if (std::erase(ticked_, person.id) == 0 && !person.inside) ticked_.push_back(person.id);
}

// Whoever is found without a slip and may still come.
void DeskService::tick_all() {
    for (const Attendee& person : found_.certain()) {
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
    if (!ticked_.empty()) ask_deed(AdmitGroup{ticked_});
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

void DeskService::draw_today(Ui& ui) {
    const int most = news_->seats ? news_->seats->to_release() : 0;
    const int count = seats_to_give_ == 0 ? most : std::min(seats_to_give_, most);
    const bool is_of_today = group_deed_ == DeskDeed::seats_released || group_deed_ == DeskDeed::people_moved;
    const bool may_undo = is_of_today && !group_entries_.empty();
    const TodayAction action = draw_desk_today(ui, {*facts_, event_now(), *news_, count, is_busy(),
                                                    shown_notice(), may_undo, today_waiting_, today_needed_});
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
            return everybody_.open();
        case TodayTouch::new_roll:
            return ask_deed(LayInNewRoll{labels_on_new_roll(*facts_, *news_)});
        case TodayTouch::roll_call:
            return ask_list(ListInside{});
        case TodayTouch::refusals:
            return open_exceptions();
        case TodayTouch::undo:
            return open_form(DeskFormKind::undo);
        case TodayTouch::back:
            shows_today_ = false;
            return;
    }
}

void DeskService::open_exceptions() {
    shows_today_ = false;
    exceptions_.emplace();
    exception_rows_ = {};
    if (ask(ListExceptions{})) listing_exceptions_ = requests_;
}

void DeskService::draw_exceptions(Ui& ui) {
    const bool is_waiting = listing_exceptions_ != 0;
    const ExceptionsAction action =
        draw_desk_exceptions(ui, {*facts_, event_now(), *exceptions_, is_waiting, exception_rows_});
    if (!action.person.empty()) open_alone(action.person);
    if (action.back || !action.person.empty()) exceptions_.reset();
}

// Its people are moved as far as there are places; where there are none they are listed.
void DeskService::touch_cancelled(std::size_t index) {
    if (index >= news_->cancelled.size()) return;
    const CancelledSession& session = news_->cancelled[index];
    if (session.may_move()) return ask_deed(MovePeople{session.id});
    ask_list(ListWithoutPlace{session.id});
}

void DeskService::turn_to(CardPage page) {
    page_ = page;
    card_rows_ = {};
}

void DeskService::toggle(CardPage page) {
    turn_to(page_ == page ? CardPage::details : page);
}

// What is on already stays so; a workshop that is, is given up.
void DeskService::arrange(const DeskAction& action) {
    if (!is_ready()) return;
    const Attendee& person = card_->person;
    if (action.touch == DeskTouch::ticket_type) {
        const auto& types = facts_->config.ticket_types;
        if (action.row < types.size() && types[action.row].name != person.ticket_type)
            ask_deed(CorrectPerson{person.id, {{Field::ticket_type, types[action.row].name}}});
        return;
    }
    const auto workshops = workshops_offered(*sessions_, event_now());
    if (action.row >= workshops.size()) return;
    const std::string& session = workshops[action.row]->planned.id;
    ask_deed(ChangeWorkshop{person.id, session, !is_in_workshop(*card_, session)});
}

}  // namespace lanyard
