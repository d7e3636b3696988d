// Who is not written down yet: walk-ins, those who come instead of somebody, unnamed seats, and the waiting
// list.
#include "desk/person_deeds.h"
#include "desk/walk_in.h"
#include "event/name_fold.h"
#include "roles/desk/answers.h"

namespace lanyard {
namespace {

WalkIn walk_in_of(const NewPerson& person) {
    WalkIn walk_in;
    walk_in.name = person.name;
    walk_in.organisation = person.organisation;
    walk_in.ticket_type = person.ticket_type;
    return walk_in;
}

}  // namespace

Result<void> DeskAnswers::look_for_similar(long long request, const LookForSimilar& look) {
    auto found = finder_.find(look.person.name, most_similar);
    if (!found) return found.error();
    post(request, SimilarPeople{look.person, std::move(found->people)});
    return {};
}

// Somebody of this very name who is in the building.
std::optional<Attendee> DeskAnswers::namesake_inside(const std::string& name) {
    const std::string folded = fold_name(name);
    auto found = finder_.find(name, most_found);
    if (!found) return std::nullopt;
    for (Attendee& person : found->people)
        if (person.inside && fold_name(person.name) == folded) return std::move(person);
    return std::nullopt;
}

Result<void> DeskAnswers::register_walk_in(long long request, const RegisterWalkIn& walk_in) {
    if (!walk_in.is_another)
        if (auto namesake = namesake_inside(walk_in.person.name)) {
            DeedDone asks;
            asks.deed = DeskDeed::registered;
            asks.namesake = std::move(namesake);
            return tell_aside(request, std::move(asks), {});
        }
    auto done = lanyard::walk_in(desk_, walk_in_of(walk_in.person), deed(), false, walk_in.anyway);
    if (!done) return done.error();
    tell(request, DeskDeed::registered, std::move(done->outcome));
    return {};
}

Result<void> DeskAnswers::substitute(long long request, const SubstitutePerson& substitution) {
    auto done = lanyard::substitute(desk_, substitution.from, walk_in_of(substitution.to), true, deed(),
                                    false, substitution.anyway);
    if (!done) return done.error();
    tell(request, DeskDeed::substituted, std::move(done->outcome));
    return {};
}

Result<void> DeskAnswers::name_unnamed(long long request, const NameUnnamed& naming) {
    auto outcome = lanyard::name_seat(desk_, naming.person, naming.name, deed());
    if (!outcome) return outcome.error();
    tell(request, DeskDeed::named, std::move(outcome).value());
    return {};
}

Result<void> DeskAnswers::put_on_waiting_list(long long request, const PutOnWaitingList& person) {
    auto outcome = lanyard::put_on_waiting_list(desk_, walk_in_of(person.person), deed());
    if (!outcome) return outcome.error();
    tell_person(request, DeskDeed::put_on_waiting_list, outcome->attendee->id);
    return {};
}

}  // namespace lanyard
