// One row a person of whom the store says that they are in the building.
#include "desk/export_roll_call.h"

#include <set>
#include <unordered_map>

#include "desk/desk.h"
#include "store/database.h"
#include "store/people/whereabouts.h"

namespace lanyard {
namespace {

// Whoever is in the building, by person.
std::unordered_map<std::string, Whereabouts> people_inside(Desk& desk) {
    std::unordered_map<std::string, Whereabouts> people;
    each_whereabouts(desk.database(), desk.roster().premises(),
                     [&](const std::string& person, const Whereabouts& where) {
                         if (where.inside) people[person] = where;
                     });
    return people;
}

std::string area_name(const EventConfig& config, const std::string& id) {
    const Area* area = config.area(id);
    return area ? area->name : id;
}

std::string flags_of(const Attendee& person) {
    std::string words;
    for (const Flag flag : person.flags) words += (words.empty() ? "" : "; ") + std::string(flag_name(flag));
    return words;
}

}  // namespace

Result<ExportTable> export_roll_call(Desk& desk, bool with_needs) {
    auto people = desk.attendees();
    if (!people) return people.error();
    auto found = desk.database().read([&] { return people_inside(desk); });
    if (!found) return found.error();
    const EventConfig& config = desk.folder().config;

    ExportTable table;
    table.headings = {"name",         "given_name",     "family_name",     "organisation",
                      "phone",        "ticket_type",    "flags",           "inside_since",
                      "last_seen_at", "last_seen_area", "last_seen_point", "id"};
    std::vector<std::pair<const Attendee*, const Whereabouts*>> inside;
    std::set<std::string> answers;
    for (const Attendee& person : *people) {
        const auto where = found->find(person.id);
        if (where == found->end()) continue;
        inside.emplace_back(&person, &where->second);
        if (with_needs)
            for (const auto& [heading, answer] : person.answers) answers.insert(heading);
    }
    table.headings.insert(table.headings.end(), answers.begin(), answers.end());
    for (const auto& [person, where] : inside) {
        std::vector<std::string> row = {person->name,
                                        person->given_name,
                                        person->family_name,
                                        person->organisation,
                                        person->phone,
                                        person->ticket_type,
                                        flags_of(*person),
                                        format_iso(where->came_in.at, config.time_zone),
                                        format_iso(where->last_seen->at, config.time_zone),
                                        area_name(config, where->last_seen->area),
                                        where->last_seen->point,
                                        person->id};
        for (const std::string& heading : answers) {
            const auto answer = person->answers.find(heading);
            row.push_back(answer == person->answers.end() ? "" : answer->second);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace lanyard
