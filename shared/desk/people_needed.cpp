// Names are looked up in the desk's search; who has one is for event/people_needed to say.
#include "desk/people_needed.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "desk/entry_about.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/needed_table.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr std::size_t most_namesakes = 12;

Result<std::string> say_needed(Desk& desk, const NeededLink& link, std::string_view as, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<std::string> {
        const auto person = desk.roster().attendee(link.person);
        if (!person)
            return bad_input("nobody has this id", link.person, "See the ids with: lanyard attendees");
        const auto sessions = ProgrammeTable(desk.database()).programme();
        const Session* session = session_by_words(sessions, link.session);
        if (!session)
            return bad_input("no session has this id, and no one title these words", link.session,
                             "See the ids with: lanyard programme --json");
        NewEntry entry = entry_about(entry_kind::person_needed, person->id, deed);
        entry.body = json{{"session", session->planned.id}, {"as", as}}.dump();
        if (!link.name.empty()) entry.personal = json{{"name", link.name}}.dump();
        return desk.journal().append(entry);
    });
}

}  // namespace

Result<std::vector<NeededPerson>> people_needed(Desk& desk, PeopleFinder& finder, Instant now) {
    return NeededWatch(desk, finder).look(now);
}

Result<std::vector<NeededPerson>> NeededWatch::look(Instant now) {
    const auto sessions = desk_.programme();
    if (!sessions) return sessions.error();
    if (auto forgotten = desk_.database().read([&] { forget_changed(); }); !forgotten)
        return forgotten.error();
    std::set<std::string> ids;
    for (const std::string& name : names_needed(*sessions, now)) {
        const auto found = found_by(name_without_titles(name));
        if (!found) return found.error();
        ids.insert((*found)->begin(), (*found)->end());
    }
    return desk_.database().read([&] {
        const auto links = read_needed_links(desk_.database());
        for (const NeededLink& link : links) ids.insert(link.person);
        std::vector<KnownPerson> known;
        std::set<std::string> seen;
        for (const std::string& id : ids) {
            const auto& person = known_person(id);
            if (person && seen.insert(person->id).second) known.push_back(*person);
        }
        return people_needed(*sessions, links, known, now);
    });
}

// Inside a read.
void NeededWatch::forget_changed() {
    const ChangedPeople changed = watch_.look(desk_.database());
    const Instant day_began = desk_.roster().premises().day_began;
    const bool is_another_day = std::exchange(day_began_, day_began) != day_began;
    if (is_another_day || changed.wants_all_anew()) {
        found_.clear();
        known_.clear();
        return;
    }
    for (const std::string& id : changed.people) {
        const std::string kept = desk_.roster().kept(id);
        std::erase_if(known_, [&](const auto& one) {
            return one.first == id || one.first == kept ||
                   (one.second && (one.second->id == id || one.second->id == kept));
        });
        std::erase_if(found_, [&](const auto& one) {
            return std::find(one.second.begin(), one.second.end(), id) != one.second.end();
        });
        // Whoever is called so now is found by it: the record itself, and the one that it is another of.
        const KnownRegistration record = desk_.roster().known_registration(id);
        for (const Field field : {Field::name, Field::badge_name})
            found_.erase(name_without_titles(value_in_effect(record, field)));
        const auto person = desk_.roster().attendee(id);
        if (!person) continue;
        found_.erase(name_without_titles(person->name));
        found_.erase(name_without_titles(person->badge_name));
    }
}

Result<const std::vector<std::string>*> NeededWatch::found_by(const std::string& name) {
    const auto known = found_.find(name);
    if (known != found_.end()) return &known->second;
    auto found = finder_.find_ids(name, most_namesakes);
    if (!found) return found.error();
    return &(found_[name] = std::move(found->people));
}

// Inside a read. Whoever gave their place to somebody else is not who is meant.
const std::optional<KnownPerson>& NeededWatch::known_person(const std::string& id) {
    const auto [known, is_new] = known_.try_emplace(id);
    if (!is_new) return known->second;
    const auto person = desk_.roster().attendee(id);
    if (!person || person->status == AttendeeStatus::replaced) return known->second;
    known->second = KnownPerson{person->id, person->name, person->badge_name, person->phone, person->inside};
    known->second->called = names_called(*known->second);
    return known->second;
}

Result<std::string> need_person(Desk& desk, const NeededLink& link, const Deed& deed) {
    return say_needed(desk, link, needed_as_name(link.as), deed);
}

Result<std::string> need_nobody(Desk& desk, std::string_view person, std::string_view session,
                                const Deed& deed) {
    return say_needed(desk, {std::string(person), std::string(session), "", NeededAs::helper}, "none", deed);
}

}  // namespace lanyard
