// One row a person, from the roster and the entrance's attendance.
#include "desk/export_attendance.h"

#include <set>
#include <unordered_map>

#include "desk/desk.h"
#include "event/ticket_code.h"
#include "store/database.h"
#include "store/people/attendance.h"

namespace lanyard {
namespace {

struct Visit {
    std::string first_point;
    Instant last_at{};
    bool left = false;
};

// By person, at the entrance.
std::unordered_map<std::string, Visit> visits(Desk& desk, const std::vector<AttendanceRow>& rows) {
    std::unordered_map<std::string, Visit> visits;
    for (const auto& row : rows) {
        if (row.area != desk.folder().config.areas.front().id) continue;
        Visit& visit = visits[desk.roster().kept(row.person)];
        if (row.direction == "in" && visit.first_point.empty()) visit.first_point = row.point;
        visit.left = row.direction == "out";
        visit.last_at = row.at;
    }
    return visits;
}

std::string sessions_of(const Attendee& attendee) {
    std::string text;
    for (const auto& enrolment : attendee.sessions) text += (text.empty() ? "" : "; ") + enrolment.session;
    return text;
}

// As the list had them. Ours are tickets, and a list of who came goes through many hands.
std::string listed_codes(const Attendee& attendee, const EventKey& key) {
    std::string text;
    for (const std::string& code : attendee.codes)
        if (read_ticket_code(key, code).kind != CodeKind::genuine) text += (text.empty() ? "" : "; ") + code;
    return text;
}

}  // namespace

Result<ExportTable> export_attendance(Desk& desk, bool with_needs) {
    auto people = desk.attendees();
    if (!people) return people.error();
    auto found = desk.database().read([&] { return visits(desk, Attendance(desk.database()).rows()); });
    if (!found) return found.error();
    const std::string& zone = desk.folder().config.time_zone;

    ExportTable table;
    table.headings = {
        "id",        "name",        "given_name", "family_name", "email",         "organisation",
        "job_title", "ticket_type", "status",     "attended",    "checked_in_at", "point",
        "left_at",   "walk_in",     "sessions",   "order_code",  "codes"};
    std::set<std::string> answers;
    if (with_needs) {
        for (const auto& person : *people) {
            for (const auto& [heading, answer] : person.answers) answers.insert(heading);
        }
        table.headings.insert(table.headings.end(), answers.begin(), answers.end());
    }
    for (const auto& person : *people) {
        const auto visit = found->find(person.id);
        const bool left = visit != found->end() && visit->second.left;
        std::vector<std::string> row = {person.id,
                                        person.name,
                                        person.given_name,
                                        person.family_name,
                                        person.email,
                                        person.organisation,
                                        person.job_title,
                                        person.ticket_type,
                                        std::string(status_name(person.status)),
                                        person.checked_in_at ? "yes" : "no",
                                        person.checked_in_at ? format_iso(*person.checked_in_at, zone) : "",
                                        visit == found->end() ? "" : visit->second.first_point,
                                        left ? format_iso(visit->second.last_at, zone) : "",
                                        person.walk_in ? "yes" : "no",
                                        sessions_of(person),
                                        person.order_code,
                                        listed_codes(person, desk.folder().key)};
        for (const auto& heading : answers) {
            const auto answer = person.answers.find(heading);
            row.push_back(answer == person.answers.end() ? "" : answer->second);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace lanyard
