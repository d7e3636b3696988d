// Each finding looks at the list's people or at the comparison once.
#include "desk/import_findings.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "base/lines.h"
#include "desk/desk.h"
#include "store/people/attendance.h"

namespace lanyard {
namespace {

// Calls `use` with each of the words for sessions that a person's row has.
template <class Use>
void each_session(const RegistrationFields& fields, Use use) {
    const auto words = fields.find(Field::sessions);
    if (words == fields.end()) return;
    for (const auto line : lines_of(words->second)) use(std::string(line));
}

// How many a session takes, else its room; 0 where nobody has said.
int places_of(const PlannedSession& session, const EventConfig& config) {
    if (session.capacity) return *session.capacity;
    const Room* room = config.room(session.room);
    return room ? room->capacity.value_or(0) : 0;
}

}  // namespace

void report_sessions(Desk& desk, const std::vector<ListedPerson>& people, ImportReport& report) {
    const auto programme = desk.programme();
    if (!programme || programme->empty()) return;
    std::unordered_map<std::string, const Session*> meanings;
    std::map<const Session*, int> chosen;
    for (const ListedPerson& person : people) {
        const auto status = person.fields.find(Field::status);
        const bool comes = status == person.fields.end() || status->second != "cancelled";
        each_session(person.fields, [&](const std::string& words) {
            const auto [meaning, is_new] = meanings.try_emplace(words);
            if (is_new) meaning->second = session_by_words(*programme, words);
            if (is_new && !meaning->second) report.unknown_sessions.push_back(words);
            if (meaning->second && comes) ++chosen[meaning->second];
        });
    }
    for (const Session& session : *programme) {
        const int places = places_of(session.planned, desk.folder().config);
        const auto count = chosen.find(&session);
        if (count != chosen.end() && places > 0 && count->second > places)
            report.overfull.push_back({session.planned.id, session.planned.title, places, count->second});
    }
}

int stale_badges(Desk& desk, const ListComparison& comparison, const KnownRegistrations& known) {
    static constexpr Field shown[] = {Field::name,        Field::badge_name,   Field::given_name,
                                      Field::family_name, Field::organisation, Field::job_title,
                                      Field::ticket_type};
    Attendance attendance(desk.database());
    int stale = 0;
    for (const ListWrite& write : comparison.writes) {
        const auto person = known.find(write.person);
        if (person == known.end()) continue;
        const bool on_badge = std::any_of(std::begin(shown), std::end(shown), [&](Field field) {
            return write.fields.count(field) != 0 && person->second.desk.count(field) == 0;
        });
        if (on_badge && attendance.badge_out(desk.roster().same_as(write.person))) ++stale;
    }
    return stale;
}

void name_people(const KnownRegistrations& known, ImportReport& report) {
    constexpr std::size_t most_names = 2000;  // nobody reads more
    const auto name = [&](const std::string& person) {
        if (report.names.size() >= most_names) return;
        const auto found = known.find(person);
        if (found == known.end()) return;
        const auto value = [&](Field field) {
            const KnownRegistration& registration = found->second;
            const auto desk = registration.desk.find(field);
            if (desk != registration.desk.end()) return desk->second;
            const auto list = registration.list.find(field);
            return list == registration.list.end() ? std::string() : list->second;
        };
        report.names.emplace(person, std::pair(value(Field::name), value(Field::organisation)));
    };
    const ListComparison& comparison = report.comparison;
    for (const LookAlike& pair : comparison.look_alikes) {
        name(pair.missing);
        name(pair.added);
    }
    for (const DecidedLookAlike& pair : report.decided) name(pair.missing);
    for (const ListConflict& conflict : comparison.conflicts) name(conflict.person);
    for (const std::string& person : comparison.cancelled_inside) name(person);
    for (const std::string& person : comparison.missing) name(person);
    for (const ListWrite& write : comparison.writes) name(write.person);
}

}  // namespace lanyard
