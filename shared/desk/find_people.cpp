// What changed comes from the store, who is meant from the index, who they are from the roster.
#include "desk/find_people.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "desk/desk.h"
#include "event/code_likeness.h"
#include "event/name_fold.h"
#include "event/people_needed.h"
#include "event/registration_merge.h"
#include "event/ticket_code.h"
#include "store/database.h"
#include "store/people/known_registrations.h"
#include "store/people/name_lookup.h"

namespace lanyard {
namespace {

FindablePerson findable(const Attendee& person) {
    return {person.id,           person.name,  person.given_name, person.family_name, person.badge_name,
            person.organisation, person.email, person.order_code, person.phone};
}

FindablePerson findable(const std::string& id, const KnownRegistration& known) {
    const auto value = [&](Field field) { return value_in_effect(known, field); };
    return {id,
            value(Field::name),
            value(Field::given_name),
            value(Field::family_name),
            value(Field::badge_name),
            value(Field::organisation),
            value(Field::email),
            value(Field::order_code),
            value(Field::phone)};
}

}  // namespace

Result<void> PeopleFinder::refresh() {
    return desk_.database().read([&] {
        const ChangedPeople changed = watch_.look(desk_.database());
        std::vector<FindablePerson> people;
        const auto add = [&](const std::string& id, const KnownRegistration& known) {
            people.push_back(findable(id, known));
            if (!people.back().name.empty()) return;
            // No list that counts names them, yet they may have come: the roster knows by what name.
            if (const auto person = desk_.roster().attendee(id); person && person->id == id)
                people.back() = findable(*person);
        };
        if (changed.everybody) {
            index_ = {};
            for (const auto& [id, known] :
                 read_known_registrations(desk_.database(), desk_.roster().premises()))
                add(id, known);
        } else {
            for (const std::string& id : changed.people) add(id, desk_.roster().known_registration(id));
        }
        index_.put(people);
    });
}

// Inside a read.
std::vector<std::string> PeopleFinder::people_with_code(std::string_view query, std::size_t most) {
    const std::string typed = clean_text(query);
    const ReadTicketCode ours = read_ticket_code(desk_.folder().key, typed);
    auto number = ours.kind == CodeKind::genuine ? std::optional(ours.number) : std::nullopt;
    if (!number) number = ticket_beginning(desk_.folder().key, typed);
    if (number)
        if (const auto holder = desk_.roster().holder_of(*number)) return {holder->person};
    // The numbers under a barcode stand in groups.
    std::string code;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(code), [](char c) { return c != ' '; });
    const bool has_digit = code.find_first_of("0123456789") != std::string::npos;
    if (code.size() != typed.size() && !has_digit) return {};
    // A short one is somebody's number only as a whole.
    if (code.size() < fewest_of_code) {
        const auto holder = has_digit ? desk_.roster().holder_of(code) : std::nullopt;
        return holder ? std::vector<std::string>{holder->person} : std::vector<std::string>{};
    }
    auto people = people_with_code_beginning(desk_.database(), code, static_cast<int>(most));
    for (const std::string& other : other_cases_of(code)) {
        const auto more = people_with_code_beginning(desk_.database(), other, static_cast<int>(most));
        people.insert(people.end(), more.begin(), more.end());
    }
    return people;
}

// Inside a read. The number that the list gives somebody; only as a whole, and where nobody else is meant:
// for it everybody is looked through.
std::vector<std::string> PeopleFinder::people_with_number(std::string_view query) {
    constexpr std::size_t fewest = 3;
    const std::string number = clean_text(query);
    const bool is_number = number.size() >= fewest && std::all_of(number.begin(), number.end(), [](char c) {
                               return c >= '0' && c <= '9';
                           });
    if (!is_number) return {};
    std::vector<std::string> people;
    for (const std::string& record : people_with_listed_number(desk_.database(), number)) {
        std::string id = desk_.roster().kept(record);
        if (std::find(people.begin(), people.end(), id) == people.end()) people.push_back(std::move(id));
    }
    return people;
}

// Inside a read. A title before the name is nobody's name: "Dr Amara Okafor".
PeopleIndex::Found PeopleFinder::find_words(std::string_view query, std::size_t most) {
    PeopleIndex::Found found = index_.find(query, most);
    if (found.certain > 0) return found;
    const std::string name = name_without_titles(query);
    if (name.empty() || name == fold_name(query)) return found;
    PeopleIndex::Found without = index_.find(name, most);
    return without.people.empty() ? found : without;
}

Result<PeopleIndex::Found> PeopleFinder::find_ids(std::string_view query, std::size_t most) {
    if (auto refreshed = refresh(); !refreshed) return refreshed.error();
    return desk_.database().read([&] {
        PeopleIndex::Found found = find_words(query, most);
        auto by_code = people_with_code(query, most);
        if (by_code.empty() && found.people.empty()) by_code = people_with_number(query);
        if (by_code.empty()) return found;
        const std::set<std::string> has_code(by_code.begin(), by_code.end());
        std::size_t certain = by_code.size();
        for (std::size_t i = 0; i < found.people.size(); ++i) {
            if (has_code.count(found.people[i]) > 0) continue;
            by_code.push_back(std::move(found.people[i]));
            if (i < found.certain) ++certain;
        }
        found.certain = certain;
        found.people = std::move(by_code);
        return found;
    });
}

Result<FoundPeople> PeopleFinder::find(std::string_view query, std::size_t most) {
    auto ids = find_ids(query, most);
    if (!ids) return ids.error();
    return desk_.database().read([&] {
        FoundPeople found;
        std::set<std::string> taken;
        std::size_t looked_at = 0;
        for (const std::string& id : ids->people) {
            if (found.people.size() == most) break;
            ++looked_at;
            const std::string kept = desk_.roster().kept(id);
            if (!taken.insert(kept).second) continue;
            auto person = desk_.roster().attendee(kept);
            if (!person) continue;
            found.people.push_back(std::move(*person));
            if (looked_at <= ids->certain) ++found.certain;
        }
        found.further = ids->further + ids->people.size() - looked_at;
        return found;
    });
}

}  // namespace lanyard
