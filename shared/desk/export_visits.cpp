// Passes in order of time, each leaving joined to the newest coming of its person in its area.
#include "desk/export_visits.h"

#include <map>
#include <optional>

#include "desk/desk.h"
#include "store/database.h"
#include "store/people/attendance.h"

namespace lanyard {
namespace {

struct Stay {
    std::string person, area;
    std::optional<AttendanceRow> in, out;
};

std::vector<Stay> stays(Desk& desk) {
    std::vector<Stay> stays;
    std::map<std::pair<std::string, std::string>, std::size_t> open;  // of person and area, among the stays
    for (const AttendanceRow& row : Attendance(desk.database()).rows()) {
        const std::pair where(desk.roster().kept(row.person), row.area);
        const auto begun = open.find(where);
        if (row.direction == "in") {
            open[where] = stays.size();
            stays.push_back({where.first, where.second, row, {}});
        } else if (begun != open.end()) {
            stays[begun->second].out = row;
            open.erase(begun);
        } else {
            stays.push_back({where.first, where.second, {}, row});
        }
    }
    return stays;
}

}  // namespace

Result<ExportTable> export_visits(Desk& desk) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    const auto found = desk.database().read([&] { return stays(desk); });
    if (!found) return found.error();
    std::map<std::string, const Attendee*> known;
    for (const Attendee& person : *people) known[person.id] = &person;
    const EventConfig& config = desk.folder().config;
    const auto time = [&](const std::optional<AttendanceRow>& pass) {
        return pass ? format_iso(pass->at, config.time_zone) : "";
    };
    const auto point = [](const std::optional<AttendanceRow>& pass) { return pass ? pass->point : ""; };

    ExportTable table;
    table.headings = {"id", "name", "organisation", "area", "in_at", "in_point", "out_at", "out_point"};
    for (const Stay& stay : *found) {
        const auto person = known.find(stay.person);
        const bool is_known = person != known.end();
        const Area* area = config.area(stay.area);
        table.rows.push_back({stay.person, is_known ? person->second->name : "",
                              is_known ? person->second->organisation : "", area ? area->name : stay.area,
                              time(stay.in), point(stay.in), time(stay.out), point(stay.out)});
    }
    return table;
}

}  // namespace lanyard
