// Lists that the desk asks for by a key: badges owed, who has no place any more, and who is in the building.
#include <algorithm>

#include "desk/badges.h"
#include "desk/cancelled_sessions.h"
#include "roles/desk/answers.h"

namespace lanyard {

void DeskAnswers::tell_list(long long request, AskedList list, std::vector<Attendee> people) {
    PeopleFound found;
    found.list = list;
    const std::size_t shown = std::min(people.size(), most_listed);
    found.further = people.size() - shown;
    people.resize(shown);
    found.people = std::move(people);
    post(request, std::move(found));
}

Result<void> DeskAnswers::list_owed(long long request) {
    auto owed = overview_.badges_owed();
    if (!owed) return owed.error();
    std::vector<Attendee> people;
    for (const OwedBadge& badge : *owed)
        if (auto person = desk_.attendee(badge.attendee); person && *person)
            people.push_back(std::move(**person));
    tell_list(request, AskedList::owed, std::move(people));
    return {};
}

// Those for whom it could not be asked are named; the others have theirs.
Result<void> DeskAnswers::print_owed(long long request) {
    auto owed = overview_.badges_owed();
    if (!owed) return owed.error();
    DeedDone done;
    done.deed = DeskDeed::owed_printed;
    for (const OwedBadge& badge : *owed) {
        BadgeRequest how;
        how.bulk = true;
        if (request_badge(desk_, badge.attendee, how, deed()))
            done.people.push_back(badge.attendee);
        else
            done.refused.push_back(badge.name);
    }
    const auto told = tell_aside(request, std::move(done), {});
    if (open_.printer) open_.printer->wake();
    return told;
}

Result<void> DeskAnswers::list_inside(long long request) {
    auto people = desk_.attendees();
    if (!people) return people.error();
    std::erase_if(*people, [](const Attendee& person) { return !person.inside; });
    tell_list(request, AskedList::inside, std::move(people).value());
    return {};
}

Result<void> DeskAnswers::list_exceptions(long long request) {
    constexpr auto day = std::chrono::hours(18);  // as long as anybody is here
    auto all = exceptions_between(desk_, now() - day, now() + std::chrono::minutes(1));
    if (!all) return all.error();
    post(request, DayExceptions{std::move(all).value()});
    return {};
}

Result<void> DeskAnswers::explain_person(long long request, const ExplainPerson& who) {
    auto explanation = explain(desk_, who.person);
    if (!explanation) return explanation.error();
    PersonExplained told;
    if (*explanation) told.explanation = std::make_shared<const Explanation>(std::move(**explanation));
    post(request, std::move(told));
    return {};
}

Result<void> DeskAnswers::list_without_place(long long request, const ListWithoutPlace& list) {
    auto people = people_without_place(desk_, list.session);
    if (!people) return people.error();
    tell_list(request, AskedList::without_place, std::move(people).value());
    return {};
}

}  // namespace lanyard
