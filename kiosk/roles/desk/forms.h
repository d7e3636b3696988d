// What the desk writes about a person: who walks in, who comes instead, what is put right, why something is
// taken back.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "desk/desk.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "event/needed_offers.h"
#include "event/programme.h"
#include "event_facts.h"
#include "screens/form_page.h"

namespace lanyard {

enum class DeskFormKind {
    walk_in,
    someone_else,
    correct,
    name_person,
    undo,
    print_again,
    same_person,
    let_in,  // somebody, although the rules say no
    needed,  // for which session, and as what
    phone,
    note,
    badge_text,  // of one print
};

// A form while it is written; it belongs to the service.
struct DeskForm {
    DeskFormKind kind = DeskFormKind::walk_in;
    std::string person, person_name;   // whom it is about; "" for a walk-in
    std::vector<std::string> entries;  // of undo: what is taken back
    std::string what;                  // and in words
    bool is_again = false;             // it was taken back, and is done again
    std::string insider;  // who is in the building by it: then an answer about them takes it back
    bool insider_may_stay = false;     // without what is taken back
    EditLine name, organisation;       // name is also what a record is searched by
    EditLine reason;
    std::vector<std::pair<Field, EditLine>> fields;  // of correct and badge_text, as they were in `before`
    std::vector<std::string> before;
    std::size_t ticket_type = 0;
    NeededAs as = NeededAs::speaker;  // of needed, with what may be said in `needed`
    std::vector<NeededOffer> needed;
    std::vector<Attendee> similar;  // to the name, the newest answer
    std::optional<Attendee> other;  // of same_person: the record that was chosen, to be compared
    bool keeps_other = false;       // and it is the one that stays
    std::string namesake;           // who of this name is in already: then a word says that it is another
    std::string looked_for;        // the name that it is an answer to, or will be
    std::string problem;           // why it was not done
    bool is_full = false;          // of walk_in: that was why
    Verdict refused = Verdict::full;  // of let_in: what stands against it
    // And of a newcomer, who is not written down yet, the form that they stand in: it is gone back to.
    std::optional<DeskFormKind> newcomer_form;
    bool prints = true;               // and whether their badge is printed at once
    bool may_wait = false;            // and whether they may wait for a seat instead
    bool may_let_in = false;          // of a walk-in: whoever is at the desk may let them in all the same
    KeyboardState keyboard;
};

// Reasons that are a touch away, in the current language: kept as they were shown.
std::vector<std::string> offered_reasons(const DeskForm& form);

// What may be done for a walk-in whom no seat is left for: the waiting list first, then, for an organiser, to
// let them in all the same.
std::vector<std::string> offers_when_full(const DeskForm& form);

// What may be said of the insider, and in words.
std::vector<std::pair<AboutInsider, std::string>> insider_answers(const DeskForm& form);

// `offer` is the one that was taken, where one was.
struct DeskFormAction {
    FormAction action = FormAction::none;
    std::optional<std::size_t> offer;
};
DeskFormAction draw_desk_form(Ui& ui, DeskForm& form, const EventFacts& facts, Instant now, bool is_waiting);

// The fields that a correction may change, with their values now; of a name in parts the parts.
std::vector<std::pair<Field, EditLine>> correctable(const Attendee& person);
// What may stand otherwise on one print, with what the record has it say.
std::vector<std::pair<Field, EditLine>> words_on_badge(const Attendee& person);
// What the form says now, where it differs from before, as it is written.
RegistrationFields changed_fields(const DeskForm& form);
// What the form says now, where it differs from before; a name is put together of its parts.
std::map<Field, std::string> corrections_of(const DeskForm& form);

}  // namespace lanyard
