// One row a person, from the roster and where they have been.
#include "desk/export_attendance.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "desk/desk.h"
#include "desk/own_export.h"
#include "event/event_day.h"
#include "event/listed_number.h"
#include "store/database.h"
#include "store/people/attendance.h"
#include "store/people/whereabouts.h"

namespace lanyard {
namespace {

struct Visit {
    Whereabouts where;
    std::string although, because;  // of those who were let in although the rules said no
};

// By person.
std::unordered_map<std::string, Visit> read_visits(Desk& desk) {
    std::unordered_map<std::string, Visit> all;
    each_whereabouts(desk.database(), desk.roster().premises(),
                     [&](const std::string& person, const Whereabouts& where) { all[person].where = where; });
    for (const auto& anyway : Attendance(desk.database()).let_in_anyway()) {
        Visit& visit = all[desk.roster().kept(anyway.record)];
        visit.although += (visit.although.empty() ? "" : "; ") + anyway.verdicts;
        visit.because += (visit.because.empty() ? "" : "; ") + anyway.reason;
    }
    return all;
}

// When each person came in first on each day, where they came on several; by day and person.
using Days = std::map<std::string, std::unordered_map<std::string, Instant>>;

Days read_days(Desk& desk) {
    const EventConfig& config = desk.folder().config;
    Attendance attendance(desk.database());
    const auto span = attendance.first_and_last();
    Days days;
    if (!span || event_day(config, span->first) == event_day(config, span->second)) return days;
    const Premises& premises = desk.roster().premises();
    for (const AttendanceRow& row : attendance.rows()) {
        const bool is_once = std::count(premises.once.begin(), premises.once.end(), row.area) > 0;
        if (row.direction == "in" && !is_once)
            days[event_day(config, row.at)].emplace(desk.roster().kept(row.person), row.at);
    }
    return days;
}

void add_days(ExportTable& table, const std::vector<Attendee>& people, const Days& days,
              const std::string& zone) {
    for (const auto& [day, arrivals] : days) {
        table.headings.push_back("came_" + day);
        for (std::size_t i = 0; i < people.size(); ++i) {
            const auto arrival = arrivals.find(people[i].id);
            table.rows[i].push_back(arrival == arrivals.end() ? "" : format_iso(arrival->second, zone));
        }
    }
}

std::string listed_number(const Attendee& attendee) {
    const auto number = attendee.answers.find(listed_number_answer);
    return number == attendee.answers.end() ? "" : number->second;
}

std::vector<std::string> usual_headings() {
    return {"id",
            "name",
            "given_name",
            "family_name",
            "email",
            "organisation",
            "job_title",
            "ticket_type",
            "status",
            "attended",
            "checked_in_at",
            "point",
            "left_at",
            "walk_in",
            "sessions",
            "order_code",
            listed_number_answer,
            "codes",
            "let_in_although",
            "let_in_because"};
}

std::size_t column_of(const ExportTable& table, std::string_view heading) {
    const auto found = std::find(table.headings.begin(), table.headings.end(), heading);
    return static_cast<std::size_t>(found - table.headings.begin());
}

// The quarter of an hour, of its day, to which "2017-11-10T08:52:00+00:00" belongs.
using Quarter = std::pair<std::string, int>;
Quarter quarter_of(const std::string& time) {
    return {time.substr(0, 10), std::stoi(time.substr(11, 2)) * 4 + std::stoi(time.substr(14, 2)) / 15};
}

std::string quarter_words(const Quarter& quarter, bool has_days) {
    const std::string clock = fmt::format("{:02}:{:02}", quarter.second / 4, quarter.second % 4 * 15);
    return has_days ? quarter.first.substr(5) + " " + clock : clock;
}

}  // namespace

SummarySheet attendance_summary(const ExportTable& attendance) {
    const std::size_t attended = column_of(attendance, "attended"), status = column_of(attendance, "status"),
                      walk_in = column_of(attendance, "walk_in"), at = column_of(attendance, "checked_in_at");
    std::map<std::string, int> not_come;  // by what they are registered as
    std::map<Quarter, int> arrivals;
    int came = 0, walked_in = 0;
    for (const auto& row : attendance.rows) {
        const bool has_come = row[attended] == "yes";
        came += has_come ? 1 : 0;
        walked_in += has_come && row[walk_in] == "yes" ? 1 : 0;
        if (has_come)
            ++arrivals[quarter_of(row[at])];
        else
            ++not_come[row[status]];
    }
    SummarySheet summary;
    summary.counts = {{"came", came},
                      {"of those, walked in", walked_in},
                      {"expected, and not come", not_come["expected"]},
                      {"pending", not_come["pending"]},
                      {"cancelled", not_come["cancelled"]},
                      {"replaced", not_come["replaced"]}};
    if (arrivals.empty()) return summary;
    const bool has_days = arrivals.begin()->first.first != arrivals.rbegin()->first.first;
    Quarter next = arrivals.begin()->first;
    for (const auto& [quarter, people] : arrivals) {
        for (; next.first == quarter.first && next.second < quarter.second; ++next.second)
            summary.bars.emplace_back(quarter_words(next, has_days), 0);
        summary.bars.emplace_back(quarter_words(quarter, has_days), people);
        next = {quarter.first, quarter.second + 1};
    }
    return summary;
}

Result<ExportTable> export_attendance(Desk& desk, bool with_needs) {
    auto people = desk.attendees();
    if (!people) return people.error();
    auto found = desk.database().read([&] { return read_visits(desk); });
    if (!found) return found.error();
    const std::string& zone = desk.folder().config.time_zone;

    ExportTable table;
    table.headings = usual_headings();
    std::set<std::string> answers;
    if (with_needs) {
        for (const auto& person : *people) {
            for (const auto& [heading, answer] : person.answers) answers.insert(heading);
        }
        answers.erase(listed_number_answer);  // which has a column anyway
        table.headings.insert(table.headings.end(), answers.begin(), answers.end());
    }
    table.rows.reserve(people->size());
    const Visit never_came;
    for (Attendee& person : *people) {
        const auto came = found->find(person.id);
        const Visit& visit = came == found->end() ? never_came : came->second;
        const Whereabouts& where = visit.where;
        std::vector<std::string> row;
        row.reserve(table.headings.size());
        // Texts are moved: nobody else wants them, and of 100,000 people copies would be two million.
        const auto add = [&row](std::string text) { row.push_back(std::move(text)); };
        std::string sessions = sessions_in_cell(person),
                    codes = listed_codes_in_cell(person, desk.folder().key);
        add(person.id);
        add(std::move(person.name));
        add(std::move(person.given_name));
        add(std::move(person.family_name));
        add(std::move(person.email));
        add(std::move(person.organisation));
        add(std::move(person.job_title));
        add(std::move(person.ticket_type));
        add(std::string(status_name(person.status)));
        add(person.checked_in_at ? "yes" : "no");
        add(person.checked_in_at ? format_iso(*person.checked_in_at, zone) : "");
        add(where.arrived_point);
        add(where.left_at ? format_iso(*where.left_at, zone) : "");
        add(person.walk_in ? "yes" : "no");
        add(std::move(sessions));
        add(std::move(person.order_code));
        add(listed_number(person));
        add(std::move(codes));
        add(visit.although);
        add(visit.because);
        for (const auto& heading : answers) {
            const auto answer = person.answers.find(heading);
            add(answer == person.answers.end() ? "" : answer->second);
        }
        table.rows.push_back(std::move(row));
    }
    auto days = desk.database().read([&] { return read_days(desk); });
    if (!days) return days.error();
    add_days(table, *people, *days, zone);
    return table;
}

}  // namespace lanyard
