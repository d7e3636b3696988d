// Each person's comings and goings in order of time, folded to where they are now.
#include "desk/export_roll_call.h"

#include <set>
#include <unordered_map>

#include "desk/desk.h"
#include "store/database.h"
#include "store/people/attendance.h"

namespace lanyard {
namespace {

struct Seen {
    bool inside = false;
    Instant since{};  // inside
    AttendanceRow last;
};

// What somebody was given does not bring them into the building, but tells where they were seen.
void fold(Seen& seen, const AttendanceRow& row, const std::string& entrance, bool once) {
    if (once) {
        seen.last = row;
        return;
    }
    const bool goes_in = row.direction == "in";
    if (goes_in && !seen.inside) seen.since = row.at;
    // Whoever leaves a room is still in the building.
    if (goes_in)
        seen.inside = true;
    else if (row.area == entrance)
        seen.inside = false;
    seen.last = row;
}

std::unordered_map<std::string, Seen> seen_people(Desk& desk) {
    std::unordered_map<std::string, Seen> people;
    const std::string& entrance = desk.folder().config.areas.front().id;
    for (const AttendanceRow& row : Attendance(desk.database()).rows()) {
        const Area* area = desk.folder().config.area(row.area);
        fold(people[desk.roster().kept(row.person)], row, entrance, area && area->once);
    }
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
    auto seen = desk.database().read([&] { return seen_people(desk); });
    if (!seen) return seen.error();
    const EventConfig& config = desk.folder().config;

    ExportTable table;
    table.headings = {"name",         "given_name",     "family_name",     "organisation",
                      "phone",        "ticket_type",    "flags",           "inside_since",
                      "last_seen_at", "last_seen_area", "last_seen_point", "id"};
    std::vector<std::pair<const Attendee*, const Seen*>> inside;
    std::set<std::string> answers;
    for (const Attendee& person : *people) {
        const auto found = seen->find(person.id);
        if (found == seen->end() || !found->second.inside) continue;
        inside.emplace_back(&person, &found->second);
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
                                        format_iso(where->since, config.time_zone),
                                        format_iso(where->last.at, config.time_zone),
                                        area_name(config, where->last.area),
                                        where->last.point,
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
