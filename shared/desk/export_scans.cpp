// Passes and refusals are told apart in the journal and merged by their times here.
#include "desk/export_scans.h"

#include <algorithm>
#include <unordered_map>

#include "desk/desk.h"
#include "event/event_key.h"
#include "store/database.h"
#include "store/people/door_passes.h"
#include "store/refused_scans.h"
#include "store/staff_table.h"

namespace lanyard {
namespace {

struct Attempt {
    Instant at{};
    std::vector<std::string> row;
};

class Attempts {
  public:
    Attempts(Desk& desk, const std::vector<Attendee>& people)
        : desk_(desk), config_(desk.folder().config), people_(people) {
        for (const Attendee& person : people) known_[person.id] = &person;
    }

    std::vector<Attempt> all() {
        std::vector<Attempt> attempts;
        for (const DoorPass& pass : read_door_passes(desk_.database())) attempts.push_back(attempt(pass));
        const auto refused = read_refused_scans(desk_.database());
        if (!refused.empty()) read_holders();
        for (auto scan = refused.rbegin(); scan != refused.rend(); ++scan) attempts.push_back(attempt(*scan));
        std::stable_sort(attempts.begin(), attempts.end(),
                         [](const Attempt& a, const Attempt& b) { return a.at < b.at; });
        return attempts;
    }

  private:
    // Refusals know no person, only whose code it may have been.
    void read_holders() {
        for (const Attendee& person : people_)
            for (const std::string& code : person.codes)
                holders_.emplace(refused_scan_hash(desk_.folder().key, code), &person);
    }

    Attempt attempt(const DoorPass& pass) {
        const auto known = known_.find(desk_.roster().kept(pass.record));
        const Attendee* person = known == known_.end() ? nullptr : known->second;
        const char* now = pass.stands ? "stands" : pass.gave_way ? "gave_way" : "taken_back";
        return {pass.at,
                {time(pass.at), pass.point, area_name(pass.area), pass.goes_in ? "let_in" : "let_out",
                 pass.set_aside, person ? person->id : pass.record, person ? person->name : "",
                 pass.credential, actor_name(pass.actor), pass.decided, "1", now}};
    }

    Attempt attempt(const RefusedScan& scan) {
        const auto holder = holders_.find(scan.hash);
        const Attendee* person = scan.hash.empty() || holder == holders_.end() ? nullptr : holder->second;
        const CheckInPoint* point = config_.point(scan.point);
        const std::string now = !person                 ? ""
                                : person->checked_in_at ? "came_in"
                                                        : std::string(status_name(person->status));
        return {scan.at,
                {time(scan.at), scan.point, point ? area_name(point->area) : "", scan.verdict, "",
                 person ? person->id : "", person ? person->name : "", "", actor_name(scan.actor), "",
                 std::to_string(scan.times), now}};
    }

    std::string time(Instant at) const { return format_iso(at, config_.time_zone); }
    std::string area_name(const std::string& id) const {
        const Area* area = config_.area(id);
        return area ? area->name : id;
    }
    const std::string& actor_name(const std::string& actor) {
        const auto [known, is_new] = actors_.try_emplace(actor);
        if (is_new) known->second = StaffTable(desk_.database()).name_of(actor);
        return known->second.empty() ? known->first : known->second;
    }

    Desk& desk_;
    const EventConfig& config_;
    const std::vector<Attendee>& people_;
    std::unordered_map<std::string, const Attendee*> known_, holders_;  // by id, by their codes' hashes
    std::unordered_map<std::string, std::string> actors_;
};

}  // namespace

Result<ExportTable> export_scans(Desk& desk) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    auto attempts = desk.database().read([&] { return Attempts(desk, *people).all(); });
    if (!attempts) return attempts.error();
    ExportTable table;
    table.headings = {"at",   "point",      "area", "decided",      "although", "id",
                      "name", "credential", "by",   "decided_with", "times",    "now"};
    for (Attempt& attempt : *attempts) table.rows.push_back(std::move(attempt.row));
    return table;
}

}  // namespace lanyard
