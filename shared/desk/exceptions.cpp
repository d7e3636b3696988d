// A refused scan knows a code's keyed hash alone: whose it is is looked up among the codes that live.
#include "desk/exceptions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "desk/desk.h"
#include "store/database.h"
#include "store/people/attendance.h"
#include "store/refused_scans.h"
#include "store/staff_table.h"

namespace lanyard {
namespace {

void name_person(DayException& one, const Attendee& person) {
    one.person = person.id;
    one.name = person.name;
    one.organisation = person.organisation;
}

// Inside a read.
std::vector<DayException> refused(Desk& desk, const std::vector<Attendee>& people, Instant from, Instant to) {
    std::map<std::string, const Attendee*> by_hash;
    for (const Attendee& person : people)
        for (const std::string& code : person.codes)
            by_hash.emplace(refused_scan_hash(desk.folder().key, code), &person);
    std::vector<DayException> all;
    for (const RefusedScan& scan : read_refused_scans(desk.database())) {
        if (scan.at < from || scan.at >= to) continue;
        DayException one;
        one.at = scan.at;
        one.point = scan.point;
        one.verdicts = scan.verdict;
        one.times = scan.times;
        one.actor_name = StaffTable(desk.database()).name_of(scan.actor);
        if (const auto known = by_hash.find(scan.hash); known != by_hash.end())
            name_person(one, *known->second);
        all.push_back(std::move(one));
    }
    return all;
}

// Inside a read: check-ins that set something aside.
std::vector<DayException> let_in(Desk& desk, const std::vector<Attendee>& people, Instant from, Instant to) {
    std::map<std::string, const Attendee*> by_id;
    for (const Attendee& person : people) by_id.emplace(person.id, &person);
    std::vector<DayException> all;
    for (auto& anyway : Attendance(desk.database()).let_in_anyway()) {
        if (anyway.at < from || anyway.at >= to) continue;
        DayException one;
        one.at = anyway.at;
        one.point = std::move(anyway.point);
        one.verdicts = std::move(anyway.verdicts);
        one.was_let_in = true;
        one.reason = std::move(anyway.reason);
        one.actor_name = StaffTable(desk.database()).name_of(anyway.actor);
        if (const auto known = by_id.find(desk.roster().kept(anyway.record)); known != by_id.end())
            name_person(one, *known->second);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

Result<std::vector<DayException>> exceptions_between(Desk& desk, Instant from, Instant to) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    return desk.database().read([&] {
        auto all = refused(desk, *people, from, to);
        auto others = let_in(desk, *people, from, to);
        std::move(others.begin(), others.end(), std::back_inserter(all));
        std::stable_sort(all.begin(), all.end(),
                         [](const DayException& a, const DayException& b) { return a.at > b.at; });
        return all;
    });
}

}  // namespace lanyard
