// Places from the people, visits from the rooms' doors.
#include "desk/export_sessions.h"

#include <map>
#include <set>

#include "desk/desk.h"
#include "desk/visited_sessions.h"
#include "store/database.h"
#include "store/people/attendance.h"

namespace lanyard {
namespace {

struct Numbers {
    int enrolled = 0, waiting = 0;
    std::set<std::string> came;
    std::set<std::string> has_place;
};

// By session.
using Counted = std::map<std::string, Numbers>;

void count_places(const std::vector<Attendee>& people, Counted& counted) {
    for (const Attendee& person : people) {
        if (person.status == AttendeeStatus::cancelled || person.status == AttendeeStatus::replaced) continue;
        for (const Enrolment& enrolment : person.sessions) {
            Numbers& numbers = counted[enrolment.session];
            const bool waits = enrolment.kind == EnrolmentKind::waiting;
            ++(waits ? numbers.waiting : numbers.enrolled);
            if (!waits) numbers.has_place.insert(person.id);
        }
    }
}

void count_visits(Desk& desk, const VisitedSessions& visited, Counted& counted) {
    for (const AttendanceRow& row : Attendance(desk.database()).rows()) {
        if (row.direction != "in") continue;
        const std::string person = desk.roster().kept(row.person);
        const Session* session = visited.of(person, row.area, row.at);
        if (session) counted[session->planned.id].came.insert(person);
    }
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
    return text;
}

}  // namespace

Result<ExportTable> export_sessions(Desk& desk, Instant now) {
    auto people = desk.attendees();
    if (!people) return people.error();
    auto sessions = desk.programme();
    if (!sessions) return sessions.error();
    Counted counted;
    count_places(*people, counted);
    const VisitedSessions visited(desk.folder().config, *sessions, *people);
    auto visits = desk.database().read([&] { count_visits(desk, visited, counted); });
    if (!visits) return visits.error();
    const EventConfig& config = desk.folder().config;

    ExportTable table;
    table.headings = {"id",       "title",         "kind",     "room",        "speakers", "chair",
                      "track",    "planned_start", "start",    "planned_end", "end",      "begun_at",
                      "capacity", "status",        "enrolled", "waiting",     "came",     "came_with_place"};
    for (const Session& session : *sessions) {
        const PlannedSession& plan = session.planned;
        const Numbers& numbers = counted[plan.id];
        const Room* room = config.room(plan.room);
        bool has_door = false;
        for (const Area& area : config.areas) has_door = has_door || (room && area.room == room->id);
        int with_place = 0;
        for (const std::string& person : numbers.came) with_place += numbers.has_place.count(person) ? 1 : 0;
        const auto seen = [&](std::size_t count) { return has_door ? std::to_string(count) : ""; };
        const auto time = [&](Instant at) { return format_iso(at, config.time_zone); };
        table.rows.push_back({plan.id, plan.title, std::string(session_kind_name(plan.kind)),
                              room ? room->name : plan.room, joined(plan.speakers), plan.chair, plan.track,
                              time(plan.start), time(session.start), time(plan.end), time(session.end),
                              session.inputs.started_at ? time(*session.inputs.started_at) : "",
                              plan.capacity ? std::to_string(*plan.capacity) : "",
                              std::string(session_state_name(session_state(session, now))),
                              std::to_string(numbers.enrolled), std::to_string(numbers.waiting),
                              seen(numbers.came.size()), seen(static_cast<std::size_t>(with_place))});
    }
    return table;
}

}  // namespace lanyard
