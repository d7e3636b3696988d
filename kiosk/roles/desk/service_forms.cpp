// The desk's forms: opened over whoever is on the card, written, sent, and answered by a key instead.
#include <algorithm>

#include "base/language.h"
#include "desk/history_words.h"
#include "desk/person_deeds.h"
#include "roles/desk/service.h"
#include "roles/desk/two_records.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

bool asks_for_similar(DeskFormKind kind) {
    return kind == DeskFormKind::walk_in || kind == DeskFormKind::someone_else ||
           kind == DeskFormKind::same_person;
}

constexpr std::size_t fewest_letters_of_similar = 2;

// Whoever is written down in a walk-in's form.
NewPerson walk_in_of(const DeskForm& form, const EventConfig& config) {
    const auto& types = config.ticket_types;
    return {form.name.text(), form.organisation.text(),
            form.ticket_type < types.size() ? types[form.ticket_type].name : config.walk_in_ticket_type()};
}

SubstitutePerson instead_of(const DeskForm& form, const std::string& anyway = {}) {
    return {form.person, {form.name.text(), form.organisation.text(), ""}, anyway};
}

// Of somebody who is not written down yet.
bool is_of_newcomer(DeskFormKind kind) {
    return kind == DeskFormKind::walk_in || kind == DeskFormKind::someone_else;
}

}  // namespace

void DeskService::open_form(DeskFormKind kind) {
    const bool is_of_group = kind == DeskFormKind::undo && !group_entries_.empty();
    const bool is_about_nobody = kind == DeskFormKind::walk_in || is_of_group;
    if (!is_about_nobody && !is_ready()) return;
    DeskForm form;
    form.kind = kind;
    if (kind != DeskFormKind::undo) group_entries_.clear();
    if (!is_about_nobody) {
        form.person = card_->person.id;
        form.person_name = card_->person.name;
    }
    if (is_of_group) {
        form.entries = group_entries_;
        const auto count = static_cast<long long>(form.entries.size());
        const auto people = static_cast<long long>(group_people_);
        const auto counted = [](long long number, const std::string& words) {
            return filled(words, {{"count", std::to_string(number)}});
        };
        form.what = counted(count, tr_n("{count} check-in", "{count} check-ins", count));
        if (group_deed_ == DeskDeed::seats_released)
            form.what = counted(count, tr_n("{count} seat given", "{count} seats given", count));
        if (group_deed_ == DeskDeed::people_moved)
            form.what = counted(people, tr_n("{count} person moved", "{count} people moved", people));
    } else if (kind == DeskFormKind::undo) {
        if (const HistoryLine* newest = newest_to_undo(card_->history)) open_undo_of(*newest);
        return;
    }
    if (kind == DeskFormKind::correct || kind == DeskFormKind::badge_text) {
        form.fields =
            kind == DeskFormKind::correct ? correctable(card_->person) : words_on_badge(card_->person);
        for (const auto& [field, line] : form.fields) form.before.push_back(line.text());
    }
    if (kind == DeskFormKind::someone_else) form.organisation = EditLine(card_->person.organisation);
    if (kind == DeskFormKind::same_person) form.name = EditLine(card_->person.name);
    if (kind == DeskFormKind::phone) form.name = EditLine(card_->person.phone);
    if (kind == DeskFormKind::note) form.name = EditLine(note_of(card_->person));
    // Whoever was searched for and not found walks in under that name.
    if (kind == DeskFormKind::walk_in && found_.people().empty() && search_.text() == found_.words())
        form.name = EditLine(search_.text());
    form_ = std::move(form);
}

// To be taken back, or, where it has been, to be done again.
void DeskService::open_undo_of(const HistoryLine& line) {
    if (!may_be_undone(line) && !may_be_done_again(line)) return;
    DeskForm form;
    form.kind = DeskFormKind::undo;
    form.person = card_->person.id;
    form.person_name = card_->person.name;
    form.is_again = !line.stands;
    form.entries = {line.stands ? line.entry : line.undone_by};
    form.what = happening_words(line);
    if (line.stands && line.who_is_inside) {
        form.insider = line.who;
        form.insider_may_stay = true;
    }
    form_ = std::move(form);
}

// What was written of a newcomer is not lost where nobody says why they are let in.
void DeskService::close_form() {
    if (!form_->newcomer_form) return form_.reset();
    form_->kind = *form_->newcomer_form;
    form_->newcomer_form.reset();
    form_->problem.clear();
}

void DeskService::draw_form_page(Ui& ui) {
    offer_needed();
    if (form_->other) return draw_comparison(ui);
    const DeskFormAction done = draw_desk_form(ui, *form_, *facts_, event_now(), is_busy());
    if (done.action == FormAction::back) return close_form();
    if (done.offer) return take_offer(*done.offer);
    if (done.action == FormAction::submit) return submit_form();
    look_for_similar();
}

// Both as they are written, before they are joined: the one on the card stays, unless the other shall.
void DeskService::draw_comparison(Ui& ui) {
    if (!card_ || card_->person.id != form_->person) return form_.reset();
    const bool is_swapped = form_->keeps_other;
    const Attendee& kept = is_swapped ? *form_->other : card_->person;
    const Attendee& dropped = is_swapped ? card_->person : *form_->other;
    switch (draw_two_records(ui, {*facts_, event_now(), kept, dropped, form_->problem, is_busy()})) {
        case TwoRecordsTouch::none:
            return;
        case TwoRecordsTouch::back:
            form_->problem.clear();
            return form_->other.reset();
        case TwoRecordsTouch::swap:
            form_->keeps_other = !is_swapped;
            return;
        case TwoRecordsTouch::join:
            return ask_deed(JoinPeople{kept.id, dropped.id});
    }
}

// As it is written: the programme is at hand.
void DeskService::offer_needed() {
    if (form_->kind != DeskFormKind::needed || !card_) return;
    form_->needed = needed_offers(*sessions_, card_->needed_for, form_->person, form_->person_name, form_->as,
                                  form_->name.text(), event_now());
}

void DeskService::look_for_similar() {
    if (!form_ || !asks_for_similar(form_->kind) || form_->looked_for == form_->name.text()) return;
    form_->looked_for = form_->name.text();
    if (form_->looked_for.size() < fewest_letters_of_similar) {
        form_->similar.clear();
        return;
    }
    if (!ask(LookForSimilar{{form_->looked_for, form_->organisation.text(), ""}})) form_->looked_for.clear();
}

void DeskService::take_offer(std::size_t index) {
    if (form_->is_full) {
        if (index == 0) return ask_deed(PutOnWaitingList{walk_in_of(*form_, facts_->config)});
        return ask_why_of_newcomer(Verdict::full);
    }
    if (!form_->insider.empty()) {
        const auto answers = insider_answers(*form_);
        if (index < answers.size())
            ask_deed(TakeBack{form_->person, form_->reason.text(), form_->entries, answers[index].first});
        return;
    }
    switch (form_->kind) {
        case DeskFormKind::let_in:
        case DeskFormKind::undo:
        case DeskFormKind::print_again: {
            const auto reasons = offered_reasons(*form_);
            if (index == reasons.size() && form_->may_wait) return ask_deed(WaitForSeat{form_->person});
            if (index >= reasons.size()) return;
            form_->reason = EditLine(reasons[index]);
            return submit_form();
        }
        case DeskFormKind::needed:
            if (index < form_->needed.size())
                ask_deed(NeedPerson{form_->needed[index].link, form_->needed[index].off});
            return;
        case DeskFormKind::same_person:
            if (index < form_->similar.size()) form_->other = form_->similar[index];
            return;
        default:
            break;
    }
    const std::size_t shown =
        std::min(form_->similar.size(), FormOffers::most - (form_->namesake.empty() ? 0 : 1));
    if (!form_->namesake.empty() && index == shown)
        return ask_deed(RegisterWalkIn{walk_in_of(*form_, facts_->config), {}, true});
    // It is one of these: they are known, and open.
    if (index >= shown) return;
    const std::string known = form_->similar[index].id;
    close_form();
    open_alone(known);
}

// Where a rule refused somebody and whoever is at the desk may set it aside: they are asked why. True where
// they are.
bool DeskService::asks_to_let_in(const DeedDone& done) {
    if (!done.outcome || !can_set_aside(done.outcome->let_in_by, gate_.is_organiser())) return false;
    const Verdict refused = done.outcome->verdict;
    if (done.deed == DeskDeed::registered || done.deed == DeskDeed::substituted) {
        // A walk-in whom no seat is left for may wait for one: that is offered first.
        const bool may_wait = done.deed == DeskDeed::registered && refused == Verdict::full;
        if (!form_ || !is_of_newcomer(form_->kind) || may_wait) return false;
        ask_why_of_newcomer(refused);
        return true;
    }
    if (!done.card) return false;
    card_ = done.card;
    opened_ = card_->person.id;
    if (!is_selected(opened_)) found_.show_alone(card_->person);
    found_.update(card_->person);
    DeskForm form;
    form.kind = DeskFormKind::let_in;
    form.person = opened_;
    form.person_name = card_->person.name;
    form.refused = refused;
    form.prints = done.deed != DeskDeed::admitted_without_badge;
    form.may_wait = refused == Verdict::full && card_->person.status == AttendeeStatus::expected;
    form_ = std::move(form);
    return true;
}

void DeskService::ask_why_of_newcomer(Verdict refused) {
    form_->newcomer_form = form_->kind;
    form_->kind = DeskFormKind::let_in;
    form_->refused = refused;
    form_->is_full = false;
    form_->problem.clear();
}

bool DeskService::says_why() {
    if (!form_->reason.empty()) return true;
    form_->problem = tr("Say why, in a word or two.");
    return false;
}

// Who walks in, comes instead of somebody, or stands on the card.
void DeskService::let_in() {
    if (!says_why()) return;
    const std::string& why = form_->reason.text();
    if (!form_->newcomer_form) return ask_deed(AdmitPerson{form_->person, form_->prints, why});
    if (*form_->newcomer_form == DeskFormKind::walk_in)
        return ask_deed(RegisterWalkIn{walk_in_of(*form_, facts_->config), why, true});
    ask_deed(instead_of(*form_, why));
}

// The reason is that of any second badge.
void DeskService::print_with_words() {
    const RegistrationFields says = changed_fields(*form_);
    if (says.empty()) {
        form_->problem = filled(tr("Nothing is changed. {key} prints the badge as it is."),
                                {{"key", meaning_of(StaffKey::print_badge).shown}});
        return;
    }
    const bool is_first = card_ && card_->person.id == form_->person && may_print_without_asking(*card_);
    ask_deed(PrintAgain{form_->person, is_first ? "" : tr("Something on it was wrong"), says});
}

void DeskService::submit_form() {
    form_->problem.clear();
    form_->namesake.clear();
    form_->is_full = false;
    switch (form_->kind) {
        case DeskFormKind::walk_in:
            return ask_deed(RegisterWalkIn{walk_in_of(*form_, facts_->config)});
        case DeskFormKind::someone_else:
            return ask_deed(instead_of(*form_));
        case DeskFormKind::name_person:
            return ask_deed(NameUnnamed{form_->person, form_->name.text()});
        case DeskFormKind::correct: {
            auto values = corrections_of(*form_);
            if (values.empty()) return close_form();
            return ask_deed(CorrectPerson{form_->person, std::move(values)});
        }
        case DeskFormKind::undo:
            if (!form_->insider.empty()) {
                form_->problem =
                    filled(tr("Say first what about {name}, who is in."), {{"name", form_->insider}});
                return;
            }
            return ask_deed(TakeBack{form_->person, form_->reason.text(), form_->entries});
        case DeskFormKind::print_again:
            if (!says_why()) return;
            return ask_deed(PrintAgain{form_->person, form_->reason.text()});
        case DeskFormKind::let_in:
            return let_in();
        case DeskFormKind::phone:
            return ask_deed(CorrectPerson{form_->person, {{Field::phone, form_->name.text()}}});
        case DeskFormKind::badge_text:
            return print_with_words();
        case DeskFormKind::note:
            return ask_deed(WriteNote{form_->person, form_->name.text()});
        case DeskFormKind::needed:
            if (form_->needed.size() == 1) return take_offer(0);
            form_->problem = form_->needed.empty() ? tr("No session to come is called so.")
                                                   : tr("Choose one of the sessions.");
            return;
        case DeskFormKind::same_person:
            if (form_->similar.size() == 1) return take_offer(0);
            form_->problem = form_->similar.empty() ? tr("No other record has a name like that.")
                                                    : tr("Choose one of the records.");
            return;
    }
}

}  // namespace lanyard
