// One pass at a time; a scan while a name is being written leaves the name.
#include "roles/door/service.h"

#include <algorithm>
#include <utility>

#include "base/language.h"
#include "base/log.h"
#include "overloaded.h"
#include "screens/let_in.h"
#include "screens/staff_keys.h"
#include "screens/trouble.h"

namespace lanyard {

DoorService::DoorService(Ask ask) : ask_(ask), gate_(std::move(ask), true) {}

Colour DoorService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

void DoorService::take(Message message, Milliseconds now) {
    std::visit(Overloaded{
                   [&](EventReady& ready) {
                       facts_ = std::move(ready.facts);
                       trouble_.reset();
                       gate_.begin(facts_->has_staff, facts_->labels_on_roll, now);
                   },
                   [&](EventTrouble& trouble) { trouble_ = std::move(trouble.error); },
                   [&](CodeRead& read) { take_code(read.text, now); },
                   [&](RoleNews& news) {
                       if (auto* told = news.as<RoomNews>()) take_answer(std::move(*told), now);
                       if (const auto* gate = news.as<GateNews>()) gate_.take(*gate, now);
                   },
                   [](auto&) {},
               },
               message);
}

void DoorService::take_answer(RoomNews news, Milliseconds now) {
    if (news.request == passing_) passing_ = 0;
    if (news.request == searching_) searching_ = 0;
    deciding_.is(passing_ != 0, now);
    std::visit(Overloaded{
                   [&](PassedDoor& passed) { take_passed(std::move(passed), now); },
                   [&](FoundAtDoor& found) {
                       if (found.words != wanted_) return;
                       found_ = std::move(found);
                       selected_ = 0;
                       rows_ = {};
                   },
                   [&](PassTakenBack& back) {
                       if (!passed_) return;
                       taken_back_ = !back.error;
                       if (back.error) passed_->error = back.error;
                       passed_until_ = now + tells_for;
                   },
                   [&](std::shared_ptr<const RoomNow>& room) { room_ = std::move(room); },
               },
               news.answer);
}

void DoorService::take_passed(PassedDoor passed, Milliseconds now) {
    if (gate_.is_locked()) return;  // whoever asked has left
    const Verdict verdict = passed.outcome.verdict;
    if (!passed.asked.code.empty() && !passed.error && fast_typing_.answered(verdict)) return;
    const bool is_through = !passed.error && lets_through(verdict);
    sound_ = is_through                       ? Sound::admitted
             : verdict == Verdict::already_in ? Sound::attention
                                              : Sound::refused;
    passed_until_ = now + (is_through ? tells_for : tells_refusal_for);
    passed_ = std::move(passed);
    taken_back_ = false;
    question_.reset();
    clear_search();
}

void DoorService::ask(const RoomRequest& what) {
    if (ask_(requests_ + 1, {what}))
        ++requests_;
    else
        log_warning("too much was asked at the door at once, and one request was left out");
}

void DoorService::pass(PassDoor pass) {
    // A code is asked about in any case: whose it is stands before the door.
    if (passing_ != 0 && pass.code.empty()) return;
    pass.leaving = leaving_;
    const long long before = requests_;
    ask(std::move(pass));
    if (requests_ != before) passing_ = requests_;
}

void DoorService::take_code(const std::string& code, Milliseconds now) {
    take_keyed_code(code, {}, now);
}

void DoorService::take_keyed_code(const std::string& code, const std::string& written, Milliseconds now) {
    if (!facts_ || code.empty()) return;
    if (gate_.stands()) return gate_.take_code(code, now);
    if (passing_ == 0) (void)fast_typing_.asked(written);
    pass({code, "", false, {}});
    deciding_.is(passing_ != 0, now);
}

void DoorService::search() {
    if (search_.text() == wanted_ || searching_ != 0) return;
    wanted_ = search_.text();
    if (wanted_.find_first_not_of(' ') == std::string::npos) {
        found_ = {wanted_, {}, 0};
        return;
    }
    const long long before = requests_;
    ask(SearchAtDoor{wanted_});
    if (requests_ != before)
        searching_ = requests_;
    else
        wanted_ = found_.words;
}

void DoorService::clear_search() {
    search_.clear();
    wanted_.clear();
    found_ = {};
    selected_ = 0;
    shows_keyboard_ = false;
}

// Whoever signs in next sees nothing of who passed.
void DoorService::leave() {
    clear_search();
    passed_.reset();
    question_.reset();
    taken_back_ = false;
}

std::string DoorService::room_name() const {
    const Area* area = facts_->config.area(facts_->point.area);
    const Room* room = area ? facts_->config.room(area->room) : nullptr;
    return room ? room->name : facts_->point.name;
}

bool DoorService::is_stale(Milliseconds now) {
    const bool is_gate_stale = gate_.is_stale(now);
    if (gate_.takes_sign_out()) leave();
    return words_of_time() != drawn_time_ || deciding_.takes_long(now) != drawn_deciding_ ||
           (passed_ && !question_ && now >= passed_until_) || is_gate_stale ||
           (facts_ && search_.text() != wanted_ && searching_ == 0);
}

Milliseconds DoorService::quiet_for(Milliseconds now) const {
    constexpr Milliseconds second{1000};
    const bool clears = passed_ && !question_ && passed_until_ > now;
    return deciding_.quiet_for(now, clears ? std::min(second, passed_until_ - now) : second);
}

std::string DoorService::words_of_time() const {
    return facts_ ? format_clock(event_now(), facts_->config.time_zone) : "";
}

void DoorService::draw(Ui& ui, Milliseconds now, bool) {
    if (!facts_ || trouble_) return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr, TroubleSeenBy::staff);
    drawn_time_ = words_of_time();
    if (passed_ && !question_ && now >= passed_until_) passed_.reset();
    if (ui.touched()) gate_.touched(now);
    if (!question_) gate_.take_keys(ui);
    if (gate_.stands()) {
        gate_.draw(ui, now, words_of_time());
        if (gate_.takes_sign_out()) leave();
        return;
    }
    if (question_) return draw_question(ui);
    take_keys(ui);
    const bool is_answered = !found_.words.empty() && found_.words == search_.text();
    const bool nothing_found = is_answered && found_.people.empty() && !found_.error;
    const std::string why = is_answered && found_.error ? found_.error->what : "";
    deciding_.is(passing_ != 0, now);
    drawn_deciding_ = deciding_.takes_long(now);
    act(draw_door(ui, {*facts_, event_now(), room_name(), *room_, leaving_,
                       passed_ && !drawn_deciding_ ? &*passed_ : nullptr, taken_back_, search_, found_.people,
                       selected_, found_.further, nothing_found, shows_keyboard_, keyboard_, why,
                       drawn_deciding_, may_let_in(), &rows_}));
    search();
}

bool DoorService::may_let_in() const {
    return passed_ && passed_->outcome.attendee &&
           can_set_aside(passed_->outcome.let_in_by, gate_.is_organiser());
}

void DoorService::ask_why() {
    if (!may_let_in()) return;
    Question asked;
    asked.person = passed_->outcome.attendee->id;
    asked.name = passed_->outcome.attendee->name;
    asked.refused = passed_->outcome.verdict;
    question_ = std::move(asked);
}

void DoorService::draw_question(Ui& ui) {
    FormView view;
    view.for_staff = true;
    ask_to_let_in(view, question_->name, question_->refused, question_->reason, question_->problem);
    view.clock = words_of_time();
    view.is_waiting = passing_ != 0;
    view.offers.keys = offer_keys();
    bool is_answered = false;
    view.offers.take = [&](std::size_t taken) {
        question_->reason = EditLine(view.offers.offers[taken]);
        is_answered = true;
    };
    const FormAction action = draw_form(ui, question_->keyboard, view);
    if (action == FormAction::back) return question_.reset();
    if (is_answered || action == FormAction::submit) let_in();
}

void DoorService::let_in() {
    const std::string& why = question_->reason.text();
    if (why.find_first_not_of(' ') == std::string::npos) {
        question_->problem = tr("Say why, in a word or two.");
        return;
    }
    pass({"", question_->person, false, why});
}

void DoorService::take_keys(Ui& ui) {
    if (is_pressed(ui, StaffKey::screen_keys)) {
        shows_keyboard_ = !shows_keyboard_;
        return ui.use_key();
    }
    switch (ui.input().key) {
        case UiKey::up:
            if (selected_ > 0) --selected_;
            rows_.wanted = selected_;
            return ui.use_key();
        case UiKey::down:
            if (selected_ + 1 < found_.people.size()) ++selected_;
            rows_.wanted = selected_;
            return ui.use_key();
        case UiKey::back:
            if (passed_) passed_.reset();
            clear_search();
            return ui.use_key();
        default:
            break;
    }
}

void DoorService::act(const DoorAction& action) {
    const bool is_answered = search_.text() == wanted_ && searching_ == 0;
    // What could not be read is asked for again.
    if (action.entered && is_answered && found_.error) return wanted_.clear();
    if (action.entered && is_answered && selected_ < found_.people.size())
        return pass({"", found_.people[selected_].id, false, {}});
    switch (action.touch) {
        case DoorTouch::none:
            return;
        case DoorTouch::search:
            shows_keyboard_ = true;
            return;
        case DoorTouch::row:
            if (action.row < found_.people.size()) pass({"", found_.people[action.row].id, false, {}});
            return;
        case DoorTouch::direction:
            leaving_ = !leaving_;
            passed_.reset();
            return;
        case DoorTouch::anyway:
            return ask_why();
        case DoorTouch::undo:
            if (passed_ && !passed_->outcome.entry.empty()) ask(TakeBackPass{passed_->outcome.entry});
            return;
    }
}

std::string DoorService::detail() const {
    return (passed_ && passed_->outcome.attendee ? passed_->outcome.attendee->id : "") + " " + wanted_ +
           (question_ ? " question" : "") + (leaving_ ? " out" : "") + (taken_back_ ? " taken back" : "") +
           " " + std::to_string(room_->inside);
}

}  // namespace lanyard
