// Names of the programme and links by hand are gathered by person, and the first session of each counts.
#include "event/people_needed.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/lines.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 3> as_names = {"speaker", "chair", "helper"};
constexpr std::array<std::string_view, 4> state_names = {"arrived", "later", "soon", "now"};

// What people write before and behind a name in English, French and Welsh programmes, folded.
const std::set<std::string, std::less<>> titles = {
    "mr",         "mrs",  "ms",       "miss", "mx",  "dr",  "prof", "professor", "sir", "dame",
    "lord",       "lady", "baroness", "rev",  "rt",  "hon", "mp",   "as",        "am",  "mbe",
    "obe",        "cbe",  "kbe",      "dbe",  "phd", "qc",  "kc",   "frs",       "fba", "cllr",
    "councillor", "mme",  "m",        "mlle", "pr",  "yr",  "athro"};

struct Wanted {
    std::string name, person;  // person "" as long as only the name is known
    NeededAs as;
    const Session* session;
};

const NeededLink* link_for(const std::vector<NeededLink>& links, const std::string& session,
                           const std::string& name) {
    const std::string folded = name_without_titles(name);
    for (const NeededLink& link : links)
        if (link.session == session && !link.name.empty() && name_without_titles(link.name) == folded)
            return &link;
    return nullptr;
}

std::vector<Wanted> wanted_of(const Session& session, const std::vector<NeededLink>& links) {
    std::vector<Wanted> all;
    const auto add = [&](const std::string& name, NeededAs as) {
        if (name_without_titles(name).empty()) return;
        const NeededLink* link = link_for(links, session.planned.id, name);
        all.push_back({name, link ? link->person : "", as, &session});
    };
    for (const std::string& speaker : session.planned.speakers) add(speaker, NeededAs::speaker);
    add(session.planned.chair, NeededAs::chair);
    for (const NeededLink& link : links)
        if (link.session == session.planned.id && link.name.empty())
            all.push_back({"", link.person, link.as, &session});
    return all;
}

// The records that a name may mean, by folded name.
using ByName = std::multimap<std::string, const KnownPerson*>;

std::vector<const KnownPerson*> records_of(const Wanted& wanted, const std::vector<KnownPerson>& known,
                                           const ByName& by_name) {
    std::vector<const KnownPerson*> records;
    if (!wanted.person.empty()) {
        for (const KnownPerson& person : known)
            if (person.id == wanted.person) records.push_back(&person);
        return records;
    }
    const auto [first, last] = by_name.equal_range(name_without_titles(wanted.name));
    for (auto one = first; one != last; ++one)
        if (std::find(records.begin(), records.end(), one->second) == records.end())
            records.push_back(one->second);
    return records;
}

NeededState state_of(const std::vector<const KnownPerson*>& records, const Session& session, Instant now) {
    const bool is_here = !records.empty() && std::all_of(records.begin(), records.end(),
                                                         [](const KnownPerson* one) { return one->arrived; });
    if (is_here) return NeededState::arrived;
    const Milliseconds left = session.start - now;
    if (left <= needed_now_before) return NeededState::now;
    return left <= needed_soon_before ? NeededState::soon : NeededState::later;
}

NeededPerson needed(const Wanted& wanted, const std::vector<const KnownPerson*>& records, Instant now) {
    const Session& session = *wanted.session;
    NeededPerson person;
    person.name = wanted.name;
    person.as = wanted.as;
    person.session = session.planned.id;
    person.title = session.planned.title;
    person.room = session.planned.room;
    person.start = session.start;
    person.state = state_of(records, session, now);
    person.records = static_cast<int>(records.size());
    if (records.size() != 1) return person;
    person.person = records.front()->id;
    person.phone = records.front()->phone;
    if (person.name.empty()) person.name = records.front()->name;
    return person;
}

}  // namespace

std::string_view needed_as_name(NeededAs as) {
    return as_names[static_cast<std::size_t>(as)];
}

std::optional<NeededAs> needed_as_from_name(std::string_view name) {
    const auto found = std::find(as_names.begin(), as_names.end(), name);
    if (found == as_names.end()) return std::nullopt;
    return static_cast<NeededAs>(found - as_names.begin());
}

std::string_view needed_state_name(NeededState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::string name_without_titles(std::string_view name) {
    const std::string folded = fold_name(name);
    std::string rest;
    for (const auto word : words_of(folded)) {
        if (titles.count(word) == 0) rest.append(rest.empty() ? "" : " ").append(word);
    }
    // Somebody may be called by nothing else.
    return rest.empty() ? folded : rest;
}

std::vector<std::string> names_called(const KnownPerson& person) {
    std::vector<std::string> names = {name_without_titles(person.name)};
    if (person.badge_name.empty() || person.badge_name == person.name) return names;
    std::string badge = name_without_titles(person.badge_name);
    if (badge != names.front()) names.push_back(std::move(badge));
    return names;
}

std::vector<NeededPerson> people_needed(const std::vector<Session>& sessions,
                                        const std::vector<NeededLink>& links,
                                        const std::vector<KnownPerson>& known, Instant now) {
    ByName by_name;
    for (const KnownPerson& person : known) {
        if (person.called.empty()) {
            for (std::string& name : names_called(person)) by_name.emplace(std::move(name), &person);
        } else {
            for (const std::string& name : person.called) by_name.emplace(name, &person);
        }
    }
    std::vector<NeededPerson> all;
    std::set<std::string> seen;
    for (const Session& session : sessions) {  // sorted by their start
        if (!is_left(session, now)) continue;
        for (const Wanted& wanted : wanted_of(session, links)) {
            const auto records = records_of(wanted, known, by_name);
            if (wanted.name.empty() && records.empty()) continue;  // erased since
            NeededPerson person = needed(wanted, records, now);
            const std::string key =
                person.person.empty() ? "name " + name_without_titles(person.name) : person.person;
            if (seen.insert(key).second) all.push_back(std::move(person));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const NeededPerson& a, const NeededPerson& b) {
        return std::pair(-static_cast<int>(a.state), a.start) <
               std::pair(-static_cast<int>(b.state), b.start);
    });
    return all;
}

std::vector<std::string> names_needed(const std::vector<Session>& sessions, Instant now) {
    std::set<std::string> names;
    for (const Session& session : sessions) {
        if (!is_left(session, now)) continue;
        names.insert(session.planned.speakers.begin(), session.planned.speakers.end());
        if (!session.planned.chair.empty()) names.insert(session.planned.chair);
    }
    return {names.begin(), names.end()};
}

int minutes_until(const NeededPerson& person, Instant now) {
    const auto left = std::chrono::ceil<std::chrono::minutes>(person.start - now).count();
    return static_cast<int>(std::max<long long>(0, left));
}

}  // namespace lanyard
