// Each form is a form_page with its own words.
#include "roles/desk/forms.h"

#include <algorithm>
#include <utility>

#include "base/language.h"
#include "desk/history_words.h"
#include "roles/desk/words.h"
#include "screens/let_in.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// The file's name would be one for all: each is a screen of its own to who uses it.
const char* screen_of(DeskFormKind kind) {
    switch (kind) {
        case DeskFormKind::walk_in:
            return "walk_in";
        case DeskFormKind::someone_else:
            return "someone_else";
        case DeskFormKind::correct:
            return "correct";
        case DeskFormKind::name_person:
            return "name_seat";
        case DeskFormKind::undo:
            return "undo";
        case DeskFormKind::print_again:
            return "print_again";
        case DeskFormKind::let_in:
            return "let_in";
        case DeskFormKind::needed:
            return "needed";
        case DeskFormKind::phone:
            return "phone";
        case DeskFormKind::note:
            return "note";
        case DeskFormKind::badge_text:
            return "badge_text";
        case DeskFormKind::same_person:
            break;
    }
    return "same_person";
}

std::string title_of(const DeskForm& form) {
    const auto about = [&](std::string_view words) { return filled(words, {{"name", form.person_name}}); };
    switch (form.kind) {
        case DeskFormKind::walk_in:
            return tr("Walk-in");
        case DeskFormKind::someone_else:
            return about(tr("Someone else comes for {name}"));
        case DeskFormKind::correct:
            return about(tr("Correct the details of {name}"));
        case DeskFormKind::name_person:
            return about(tr("Who has the seat of {name}?"));
        case DeskFormKind::undo:
            if (form.is_again)
                return filled(tr("Do again for {name}: {what}"),
                              {{"name", form.person_name}, {"what", form.what}});
            return form.person_name.empty() ? filled(tr("Take back: {what}"), {{"what", form.what}})
                                            : filled(tr("Take back of {name}: {what}"),
                                                     {{"name", form.person_name}, {"what", form.what}});
        case DeskFormKind::print_again:
            return about(tr("Another badge for {name}"));
        case DeskFormKind::let_in:
            break;  // screens/let_in's
        case DeskFormKind::phone:
            return about(tr("The telephone of {name}"));
        case DeskFormKind::note:
            return about(tr("A note about {name}"));
        case DeskFormKind::badge_text:
            return about(tr("The words on one badge of {name}"));
        case DeskFormKind::needed:
            return about(tr("What is {name} needed for?"));
        case DeskFormKind::same_person:
            break;
    }
    return about(tr("Which other record is {name} too?"));
}

std::string submit_words(const DeskForm& form) {
    switch (form.kind) {
        case DeskFormKind::walk_in:
        case DeskFormKind::someone_else:
        case DeskFormKind::name_person:
            return tr("Admit and print");
        case DeskFormKind::correct:
            return tr("Keep this");
        case DeskFormKind::undo:
            return form.is_again ? tr("Do it again") : tr("Take back");
        case DeskFormKind::print_again:
            return tr("Print, and retire the old code");
        case DeskFormKind::badge_text:
            return tr("Print it with these words");
        case DeskFormKind::needed:
        case DeskFormKind::phone:
        case DeskFormKind::note:
            return tr("Keep this");
        case DeskFormKind::let_in:
        case DeskFormKind::same_person:
            break;
    }
    return tr("Join them");
}

const char* submit_id(DeskFormKind kind) {
    switch (kind) {
        case DeskFormKind::correct:
        case DeskFormKind::needed:
        case DeskFormKind::phone:
        case DeskFormKind::note:
            return "keep";
        case DeskFormKind::undo:
        case DeskFormKind::print_again:
            return "confirm";
        case DeskFormKind::badge_text:
            return "print";
        case DeskFormKind::same_person:
            return "join";
        default:
            break;
    }
    return "admit";
}

void add_fields(DeskForm& form, FormView& view) {
    switch (form.kind) {
        case DeskFormKind::walk_in:
        case DeskFormKind::someone_else:
            view.fields = {{"name", tr("Name"), &form.name, true},
                           {"organisation", tr("Organisation"), &form.organisation, true}};
            return;
        case DeskFormKind::name_person:
            view.fields = {{"name", tr("Name"), &form.name, true}};
            return;
        case DeskFormKind::correct:
        case DeskFormKind::badge_text:
            for (std::size_t i = 0; i < form.fields.size(); ++i) {
                auto& [field, line] = form.fields[i];
                const bool is_changed = line.text() != form.before[i];
                const bool is_badge_name = form.kind == DeskFormKind::badge_text && field == Field::name;
                view.fields.push_back({std::string(field_name(field)),
                                       field_words(is_badge_name ? Field::badge_name : field), &line,
                                       field != Field::email, is_changed});
            }
            return;
        case DeskFormKind::let_in:
            return;
        case DeskFormKind::undo:
        case DeskFormKind::print_again:
            view.fields = {{"reason", tr("Why?"), &form.reason, false}};
            return;
        case DeskFormKind::same_person:
            view.fields = {{"name", tr("Name"), &form.name, true}};
            return;
        case DeskFormKind::phone:
            view.fields = {{"phone", tr("Telephone"), &form.name, false}};
            return;
        case DeskFormKind::note:
            view.fields = {{"note", tr("Note"), &form.name, false}};
            return;
        case DeskFormKind::needed:
            view.fields = {{"session", tr("Session, or a name in the programme"), &form.name, false}};
            return;
    }
}

void add_needed(DeskForm& form, const EventFacts& facts, Instant now, FormView& view) {
    view.choices.id = "as";
    view.choices.label = tr("As");
    view.choices.options = {tr("Speaker"), tr("Chair"), tr("Helper")};
    view.choices.chosen = static_cast<std::size_t>(form.as);
    view.choices.choose = [&form](std::size_t chosen) { form.as = static_cast<NeededAs>(chosen); };
    view.offers.id = "needed";
    view.offers.label = tr("Choose one");
    if (form.problem.empty() && form.needed.size() > FormOffers::most) {
        const auto further = static_cast<long long>(form.needed.size() - FormOffers::most);
        view.note = filled(tr_n("{count} more: write on", "{count} more: write on", further),
                           {{"count", std::to_string(further)}});
        view.note_alerts = false;
    }
    for (const NeededOffer& offer : form.needed) {
        const std::string when = short_time(offer.start, now, facts.config.time_zone) + " · " + offer.title;
        const std::string what = offer.link.name.empty() ? when : offer.link.name + " · " + when;
        view.offers.offers.push_back(offer.off ? "✕ " + filled(tr("Not needed: {what}"), {{"what", what}})
                                               : what);
    }
}

}  // namespace

std::vector<std::string> offered_reasons(const DeskForm& form) {
    const DeskFormKind kind = form.kind;
    if (kind == DeskFormKind::undo && form.is_again)
        return {tr("It was right after all"), tr("Pressed by mistake")};
    if (kind == DeskFormKind::undo)
        return {tr("It was the wrong person"), tr("They have gone again"), tr("Pressed by mistake")};
    if (kind == DeskFormKind::print_again)
        return {tr("The badge is lost"), tr("It came out badly"), tr("Something on it was wrong")};
    if (kind == DeskFormKind::let_in) return reasons_to_let_in(form.refused);
    return {};
}

std::vector<std::pair<AboutInsider, std::string>> insider_answers(const DeskForm& form) {
    std::vector<std::pair<AboutInsider, std::string>> answers;
    if (form.insider_may_stay) answers.emplace_back(AboutInsider::stays, tr("They stay, without this seat"));
    answers.emplace_back(AboutInsider::never_came, tr("They never came: take their check-in back, too"));
    return answers;
}

std::vector<std::string> offers_when_full(const DeskForm& form) {
    std::vector<std::string> offers = {tr("Put on the waiting list")};
    if (form.may_let_in) offers.push_back(tr("Let in anyway, and say why"));
    return offers;
}

DeskFormAction draw_desk_form(Ui& ui, DeskForm& form, const EventFacts& facts, Instant now, bool is_waiting) {
    DeskFormAction done;
    FormView view;
    view.for_staff = true;
    view.screen = screen_of(form.kind);
    view.state = form.problem.empty() ? "asking" : "not_done";
    view.title = title_of(form);
    view.clock = format_clock(now, facts.config.time_zone);
    add_fields(form, view);
    const bool is_of_badge = form.kind == DeskFormKind::badge_text;
    view.note = form.problem.empty() && is_of_badge ? tr("On this print alone: the record stays as it is.")
                                                    : form.problem;
    view.note_alerts = !form.problem.empty();
    // Where every place is taken the same again would only be refused again: what may be done is offered.
    if (!form.is_full) {
        view.submit_id = submit_id(form.kind);
        view.submit = submit_words(form);
    }
    view.is_waiting = is_waiting;
    const bool makes_person = form.kind == DeskFormKind::walk_in || form.kind == DeskFormKind::someone_else;
    if (form.kind == DeskFormKind::walk_in) {
        view.choices.id = "ticket_type";
        view.choices.label = tr("Ticket type");
        for (const TicketType& type : facts.config.ticket_types) view.choices.options.push_back(type.name);
        view.choices.chosen = form.ticket_type;
        view.choices.choose = [&](std::size_t chosen) {
            form.ticket_type = chosen;
            // Another type may have a place: it is asked anew.
            if (std::exchange(form.is_full, false)) form.problem.clear();
        };
    }
    if (form.kind == DeskFormKind::let_in) {
        const std::string& name = form.newcomer_form ? form.name.text() : form.person_name;
        ask_to_let_in(view, name, form.refused, form.reason, form.problem);
        if (form.may_wait) view.offers.offers.push_back(tr("Put on the waiting list"));
    } else if (form.is_full) {
        view.offers.id = "full";
        view.offers.label = tr("Every seat is taken, or kept for somebody");
        view.offers.offers = offers_when_full(form);
    } else if (makes_person || form.kind == DeskFormKind::same_person) {
        view.offers.id = "similar";
        view.offers.label = tr("Is it one of these?");
        for (const Attendee& one : form.similar)
            view.offers.offers.push_back(similar_words(one, now, facts.config.time_zone));
        if (!form.namesake.empty()) {
            if (view.offers.offers.size() == FormOffers::most) view.offers.offers.pop_back();
            view.offers.offers.push_back(tr("Somebody else of this name: admit them"));
        }
    } else if (form.kind == DeskFormKind::needed) {
        add_needed(form, facts, now, view);
    } else if (!form.insider.empty()) {
        view.offers.id = "insider";
        view.offers.label =
            filled(tr("{name} is in the building. What about them?"), {{"name", form.insider}});
        for (const auto& [answer, words] : insider_answers(form)) view.offers.offers.push_back(words);
    } else {
        view.offers.id = "reasons";
        view.offers.label = tr("Or one of these");
        view.offers.offers = offered_reasons(form);
    }
    view.offers.keys = offer_keys();
    // The one that is no reason has the key that it has on the card.
    if (form.kind == DeskFormKind::let_in && form.may_wait) {
        const KeyMeaning& waits = meaning_of(StaffKey::wait_for_seat);
        view.offers.keys[view.offers.offers.size() - 1] = {waits.key, waits.shown};
    }
    view.offers.take = [&](std::size_t taken) { done.offer = taken; };
    done.action = draw_form(ui, form.keyboard, view);
    return done;
}

std::vector<std::pair<Field, EditLine>> correctable(const Attendee& person) {
    std::vector<std::pair<Field, EditLine>> fields;
    const bool has_parts = !person.given_name.empty() && !person.family_name.empty();
    if (has_parts) {
        fields.emplace_back(Field::given_name, EditLine(person.given_name));
        fields.emplace_back(Field::family_name, EditLine(person.family_name));
    } else {
        fields.emplace_back(Field::name, EditLine(person.name));
    }
    const bool has_own = person.badge_name != person.name;
    fields.emplace_back(Field::badge_name, EditLine(has_own ? person.badge_name : ""));
    fields.emplace_back(Field::organisation, EditLine(person.organisation));
    fields.emplace_back(Field::job_title, EditLine(person.job_title));
    fields.emplace_back(Field::email, EditLine(person.email));
    return fields;
}

std::vector<std::pair<Field, EditLine>> words_on_badge(const Attendee& person) {
    return {{Field::name, EditLine(person.badge_name)},
            {Field::organisation, EditLine(person.organisation)},
            {Field::job_title, EditLine(person.job_title)},
            {Field::ticket_type, EditLine(person.ticket_type)}};
}

RegistrationFields changed_fields(const DeskForm& form) {
    RegistrationFields changed;
    for (std::size_t i = 0; i < form.fields.size(); ++i)
        if (form.fields[i].second.text() != form.before[i])
            changed[form.fields[i].first] = form.fields[i].second.text();
    return changed;
}

std::map<Field, std::string> corrections_of(const DeskForm& form) {
    std::map<Field, std::string> corrections;
    std::string given, family;
    bool name_changed = false;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const auto& [field, line] = form.fields[i];
        if (field == Field::given_name) given = line.text();
        if (field == Field::family_name) family = line.text();
        if (line.text() == form.before[i]) continue;
        corrections[field] = line.text();
        name_changed = name_changed || field == Field::given_name || field == Field::family_name;
    }
    if (name_changed)
        corrections[Field::name] = given.empty() || family.empty() ? given + family : given + " " + family;
    return corrections;
}

}  // namespace lanyard
