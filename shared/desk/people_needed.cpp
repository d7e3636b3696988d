// Names are looked up in the desk's search; who has one is for event/people_needed to say.
#include "desk/people_needed.h"

#include <nlohmann/json.hpp>
#include <set>

#include "store/database.h"
#include "store/journal.h"
#include "store/needed_table.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr std::size_t most_namesakes = 12;

Result<std::string> say_needed(Desk& desk, const NeededLink& link, std::string_view as, Instant now) {
    return desk.journal().transact([&]() -> Result<std::string> {
        const auto person = desk.roster().attendee(link.person);
        if (!person)
            return bad_input("nobody has this id", link.person, "See the ids with: lanyard attendees");
        const auto sessions = ProgrammeTable(desk.database()).programme();
        const Session* session = session_by_words(sessions, link.session);
        if (!session)
            return bad_input("no session has this id, and no one title these words", link.session,
                             "See the ids with: lanyard programme --json");
        NewEntry entry;
        entry.kind = entry_kind::person_needed;
        entry.at = now;
        entry.actor = desk.options().actor;
        entry.subject = person->id;
        entry.body = json{{"session", session->planned.id}, {"as", as}}.dump();
        if (!link.name.empty()) entry.personal = json{{"name", link.name}}.dump();
        return desk.journal().append(entry);
    });
}

}  // namespace

Result<std::vector<NeededPerson>> people_needed(Desk& desk, PeopleFinder& finder, Instant now) {
    const auto sessions = desk.programme();
    if (!sessions) return sessions.error();
    std::set<std::string> ids;
    for (const std::string& name : names_needed(*sessions, now)) {
        auto found = finder.find_ids(name_without_titles(name), most_namesakes);
        if (!found) return found.error();
        ids.insert(found->people.begin(), found->people.end());
    }
    return desk.database().read([&] {
        auto links = read_needed_links(desk.database());
        for (NeededLink& link : links) ids.insert(link.person = desk.roster().kept(link.person));
        std::vector<KnownPerson> known;
        std::set<std::string> seen;
        for (const std::string& id : ids) {
            const auto person = desk.roster().attendee(id);
            if (!person || !seen.insert(person->id).second) continue;
            // Whoever gave their place to somebody else is not who is meant.
            const bool is_to_come = person->status != AttendeeStatus::replaced;
            if (is_to_come)
                known.push_back(
                    {person->id, person->name, person->badge_name, person->phone, person->inside});
        }
        return people_needed(*sessions, links, known, now);
    });
}

Result<std::string> need_person(Desk& desk, const NeededLink& link, Instant now) {
    return say_needed(desk, link, needed_as_name(link.as), now);
}

Result<std::string> need_nobody(Desk& desk, std::string_view person, std::string_view session, Instant now) {
    return say_needed(desk, {std::string(person), std::string(session), "", NeededAs::helper}, "none", now);
}

}  // namespace lanyard
