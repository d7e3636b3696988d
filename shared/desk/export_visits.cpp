// The stays with what is known of who they were.
#include "desk/export_visits.h"

#include <map>
#include <optional>

#include "desk/desk.h"
#include "desk/stays.h"
#include "desk/visited_sessions.h"
#include "store/database.h"

namespace lanyard {

Result<ExportTable> export_visits(Desk& desk) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    const auto found = desk.database().read([&] { return all_stays(desk); });
    if (!found) return found.error();
    const auto sessions = desk.programme();
    if (!sessions) return sessions.error();
    const VisitedSessions visited(desk.folder().config, *sessions, *people);
    std::map<std::string, const Attendee*> known;
    for (const Attendee& person : *people) known[person.id] = &person;
    const EventConfig& config = desk.folder().config;
    const auto time = [&](const std::optional<AttendanceRow>& pass) {
        return pass ? format_iso(pass->at, config.time_zone) : "";
    };
    const auto point = [](const std::optional<AttendanceRow>& pass) { return pass ? pass->point : ""; };

    ExportTable table;
    table.headings = {"id",       "name",   "organisation", "area",    "in_at",
                      "in_point", "out_at", "out_point",    "session", "session_title"};
    for (const Stay& stay : *found) {
        const auto person = known.find(stay.person);
        const bool is_known = person != known.end();
        const Area* area = config.area(stay.area);
        const Session* session = stay.in ? visited.of(stay.person, stay.area, stay.in->at) : nullptr;
        table.rows.push_back({stay.person, is_known ? person->second->name : "",
                              is_known ? person->second->organisation : "", area ? area->name : stay.area,
                              time(stay.in), point(stay.in), time(stay.out), point(stay.out),
                              session ? session->planned.id : "", session ? session->planned.title : ""});
    }
    return table;
}

}  // namespace lanyard
