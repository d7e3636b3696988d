// Passes in order of time, each leaving joined to the newest coming of its person in its area. Nobody is in
// two rooms, nor in one when out of the building: a stay in a room ends with the pass that shows it.
#include "desk/export_visits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "desk/desk.h"
#include "desk/visited_sessions.h"
#include "event/event_day.h"
#include "store/database.h"
#include "store/people/attendance.h"
#include "store/people/whereabouts.h"

namespace lanyard {
namespace {

struct Stay {
    std::string person, area;
    std::optional<AttendanceRow> in, out;
};

class Stays {
  public:
    explicit Stays(Desk& desk) : config_(desk.folder().config), premises_(desk.roster().premises()) {}

    void add(const std::string& person, const AttendanceRow& row) {
        auto& open = open_[person];
        const bool is_once = std::count(premises_.once.begin(), premises_.once.end(), row.area) > 0;
        const bool is_at_entrance = row.area == premises_.entrance;
        end_earlier_days(open, row);
        if (!is_once && (row.direction == "in" || is_at_entrance)) end_other_rooms(open, row);
        const auto begun = open.find(row.area);
        if (row.direction == "in") {
            if (!is_once) open[row.area] = all_.size();
            all_.push_back({person, row.area, row, {}});
        } else if (begun != open.end()) {
            all_[begun->second].out = row;
            open.erase(begun);
        } else {
            all_.push_back({person, row.area, {}, row});
        }
    }

    std::vector<Stay> take() { return std::move(all_); }

  private:
    using OpenStays = std::map<std::string, std::size_t>;  // by area, among the stays

    void end_other_rooms(OpenStays& open, const AttendanceRow& row) {
        for (auto stay = open.begin(); stay != open.end();) {
            const bool ends = stay->first != row.area && stay->first != premises_.entrance;
            if (ends) all_[stay->second].out = row;
            stay = ends ? open.erase(stay) : std::next(stay);
        }
    }

    // Nobody stays overnight: when they went is not known.
    void end_earlier_days(OpenStays& open, const AttendanceRow& row) const {
        const Instant began = day_began(config_, row.at);
        std::erase_if(open, [&](const auto& stay) { return all_[stay.second].in->at < began; });
    }

    const EventConfig& config_;
    Premises premises_;
    std::vector<Stay> all_;
    std::map<std::string, OpenStays> open_;  // by person
};

std::vector<Stay> stays(Desk& desk) {
    Stays stays(desk);
    for (const AttendanceRow& row : Attendance(desk.database()).rows())
        stays.add(desk.roster().kept(row.person), row);
    return stays.take();
}

}  // namespace

Result<ExportTable> export_visits(Desk& desk) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    const auto found = desk.database().read([&] { return stays(desk); });
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
