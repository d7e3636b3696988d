// Everybody is read on a snapshot, before anything is written.
#include "desk/session_people.h"

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "desk/room_door.h"
#include "desk/unknown_person.h"
#include "event/session_moves.h"
#include "store/journal/journal.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

Error no_such_session(const std::string& words) {
    return bad_input("no session has this id, and no one title these words", words,
                     "See the ids with: lanyard programme --json");
}

// Of each session, whose place is in it; in order of name.
using PeopleBySession = std::map<std::string, std::vector<EnrolledPerson>>;

Result<PeopleBySession> enrolled_people(Desk& desk) {
    // With the sessions' ids where the programme has them; the words stand in the roster.
    auto people = desk.attendees();
    if (!people) return people.error();
    PeopleBySession enrolled;
    for (const Attendee& person : *people) {
        const bool may_come =
            person.status == AttendeeStatus::expected || person.status == AttendeeStatus::pending;
        if (!may_come) continue;
        for (const Enrolment& enrolment : person.sessions)
            if (enrolment.kind != EnrolmentKind::waiting)
                enrolled[enrolment.session].push_back({person.id, person.name, enrolment.session, "", false});
    }
    return enrolled;
}

std::vector<const Session*> sessions_to_move_to(const std::vector<Session>& programme, const Session& from,
                                                const WhereTo& where) {
    std::vector<const Session*> to;
    if (!where.session.empty()) {
        if (const Session* one = session_by_words(programme, where.session)) to.push_back(one);
        return to;
    }
    return workshops_beside(programme, from);
}

void choose_places(Desk& desk, const std::vector<const Session*>& to, PeopleBySession& enrolled,
                   std::vector<EnrolledPerson>& people) {
    std::vector<OpenSession> open;
    std::map<std::string, std::string> has_place;  // person to session
    for (const Session* session : to) {
        const std::string& id = session->planned.id;
        const auto places = places_of(desk.folder().config, session->planned.room, session);
        const int taken = static_cast<int>(enrolled[id].size());
        open.push_back({id, places ? std::optional(std::max(0, *places - taken)) : std::nullopt});
        for (const EnrolledPerson& person : enrolled[id]) has_place[person.id] = id;
    }
    std::vector<std::string> without;
    for (EnrolledPerson& person : people) {
        const auto known = has_place.find(person.id);
        if (known == has_place.end()) {
            without.push_back(person.id);
            continue;
        }
        person.to = known->second;
        person.is_in_it = true;
    }
    std::map<std::string, std::string> moves;
    for (const PersonMove& move : places_for(without, open)) moves[move.person] = move.to;
    for (EnrolledPerson& person : people)
        if (!person.is_in_it) person.to = moves[person.id];
}

// The words that stand for this session in the person's own record.
std::vector<std::string> words_for(const Attendee& recorded, const std::vector<Session>& programme,
                                   const std::string& session) {
    std::vector<std::string> words;
    for (const Enrolment& enrolment : recorded.sessions) {
        const Session* meant = session_by_words(programme, enrolment.session);
        if (meant && meant->planned.id == session) words.push_back(enrolment.session);
    }
    return words;
}

// Inside a transaction; gives the entry.
std::string append_enrolment(Desk& desk, const std::string& person, const std::string& session,
                             const char* how, const Deed& deed) {
    NewEntry entry = entry_about(entry_kind::enrolled, person, deed);
    entry.personal = json{{"session", session}, {"enrolment", how}}.dump();
    return desk.journal().append(entry);
}

bool are_at_once(const Session& one, const Session& other) {
    return one.start < other.end && other.start < one.end;
}

}  // namespace

Result<std::vector<EnrolledPerson>> people_of_session(Desk& desk, const std::string& words,
                                                      const WhereTo& where) {
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    const Session* session = session_by_words(*programme, words);
    if (!session) return no_such_session(words);
    auto enrolled = enrolled_people(desk);
    if (!enrolled) return enrolled.error();
    std::vector<EnrolledPerson> people = (*enrolled)[session->planned.id];
    if (!where.moves) return people;
    const auto to = sessions_to_move_to(*programme, *session, where);
    if (to.empty() && !where.session.empty()) return no_such_session(where.session);
    if (!to.empty() && to.front() == session)
        return usage_error("people cannot be moved to the session that they are in", words, "Name another");
    if (!to.empty() && to.front()->inputs.cancelled) return refused("is cancelled itself", where.session);
    choose_places(desk, to, *enrolled, people);
    return people;
}

std::vector<std::string> move_people(Desk& desk, const std::vector<EnrolledPerson>& people,
                                     const Deed& deed) {
    std::vector<std::string> entries;
    const auto enrol = [&](const std::string& person, const std::string& session, const char* how) {
        entries.push_back(append_enrolment(desk, person, session, how, deed));
    };
    if (std::none_of(people.begin(), people.end(), [](const EnrolledPerson& one) { return !one.to.empty(); }))
        return entries;
    const auto programme = ProgrammeTable(desk.database()).programme();
    for (const EnrolledPerson& person : people) {
        const auto recorded = desk.roster().attendee(person.id);
        if (person.to.empty() || !recorded) continue;
        const auto all_words = words_for(*recorded, programme, person.session);
        if (all_words.empty()) continue;  // moved by somebody else since
        for (const std::string& words : all_words) enrol(person.id, words, "none");
        if (!person.is_in_it) enrol(person.id, person.to, "assigned");
    }
    return entries;
}

Result<std::vector<std::string>> places_beside(Desk& desk, const Session& session) {
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    auto enrolled = enrolled_people(desk);
    if (!enrolled) return enrolled.error();
    const EventConfig& config = desk.folder().config;
    std::vector<std::pair<int, std::string>> open;
    for (const Session* other : workshops_beside(*programme, session)) {
        const auto places = places_of(config, other->planned.room, other);
        const int taken = static_cast<int>((*enrolled)[other->planned.id].size());
        if (places && *places <= taken) continue;
        const Room* room = config.room(other->planned.room);
        const std::string& title = other->planned.title;
        open.emplace_back(places ? *places - taken : std::numeric_limits<int>::max(),
                          title.substr(0, title.find(':')) + (room ? " · " + room->name : ""));
    }
    std::stable_sort(open.begin(), open.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> names;
    for (auto& [places, name] : open) names.push_back(std::move(name));
    return names;
}

Result<std::vector<std::string>> change_workshop(Desk& desk, const std::string& person,
                                                 const std::string& words, bool on, const Deed& deed) {
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    const Session* session = session_by_words(*programme, words);
    if (!session) return no_such_session(words);
    const auto places = places_of(desk.folder().config, session->planned.room, session);
    const auto people = people_of_session(desk, session->planned.id, {});
    if (!people) return people.error();
    const bool is_full = places && static_cast<int>(people->size()) >= *places;
    if (on && session->inputs.cancelled) return refused("does not take place", session->planned.title);
    if (on && is_full && !deed.organiser)
        return refused("has no place left", session->planned.title, "An organiser may give one");
    return desk.journal().transact([&]() -> Result<std::vector<std::string>> {
        const auto recorded = desk.roster().attendee(person);
        if (!recorded) return nobody(person);
        std::vector<std::string> entries;
        for (const Enrolment& enrolment : recorded->sessions) {
            const Session* meant = session_by_words(*programme, enrolment.session);
            if (meant && meant->planned.kind == SessionKind::workshop && are_at_once(*meant, *session))
                entries.push_back(append_enrolment(desk, recorded->id, enrolment.session, "none", deed));
        }
        if (on)
            entries.push_back(append_enrolment(desk, recorded->id, session->planned.id, "assigned", deed));
        return entries;
    });
}

}  // namespace lanyard
