// The passes of everybody, put together to days.
#include "desk/attended_days.h"

#include <algorithm>
#include <optional>

#include "desk/desk.h"
#include "desk/stays.h"
#include "event/event_day.h"
#include "store/database.h"
#include "store/people/attendance.h"
#include "store/people/whereabouts.h"

namespace lanyard {
namespace {

// One day of one person.
struct Day {
    Milliseconds inside{0};
    bool exit_missing = false;
};
using Days = std::map<std::string, std::map<std::string, Day>>;  // by person, then by day

bool is_door(const Premises& premises, const std::string& area) {
    return std::count(premises.once.begin(), premises.once.end(), area) == 0;
}

// In the building from when they come in by any door until they leave by an entrance
// (store/people/whereabouts).
class Building {
  public:
    explicit Building(Desk& desk) : config_(desk.folder().config), premises_(desk.roster().premises()) {}

    void see(const std::string& person, const AttendanceRow& row) {
        if (!is_door(premises_, row.area)) return;
        auto& since = inside_since_[person];
        if (since && *since < day_began(config_, row.at)) lose(person, since);
        const bool is_entrance = row.area == premises_.entrance;
        if (row.direction == "in") {
            if (since && is_entrance) lose(person, since);  // they must have left unseen
            if (!since) since = row.at;
        } else if (is_entrance && since) {
            day_of(person, *since).inside += row.at - *since;
            since.reset();
        }
    }

    Days finish() {
        for (auto& [person, since] : inside_since_)
            if (since) lose(person, since);
        return std::move(days_);
    }

  private:
    Day& day_of(const std::string& person, Instant at) { return days_[person][event_day(config_, at)]; }
    void lose(const std::string& person, std::optional<Instant>& since) {
        day_of(person, *since).exit_missing = true;
        since.reset();
    }

    const EventConfig& config_;
    Premises premises_;
    std::map<std::string, std::optional<Instant>> inside_since_;
    Days days_;
};

Days days_by_doors(Desk& desk) {
    Building building(desk);
    for (const AttendanceRow& row : Attendance(desk.database()).rows())
        building.see(desk.roster().kept(row.person), row);
    return building.finish();
}

// Who came to the building and to no room has the day without any time.
Days days_by_visits(Desk& desk) {
    const EventConfig& config = desk.folder().config;
    const Premises& premises = desk.roster().premises();
    Days days;
    for (const Stay& stay : all_stays(desk)) {
        if (!stay.in || !is_door(premises, stay.area)) continue;
        Day& day = days[stay.person][event_day(config, stay.in->at)];
        if (stay.area == premises.entrance) continue;
        if (stay.out)
            day.inside += stay.out->at - stay.in->at;
        else
            day.exit_missing = true;
    }
    return days;
}

int whole_minutes(Milliseconds length) {
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(length).count());
}

}  // namespace

std::map<std::string, int> programme_minutes(const EventConfig& config,
                                             const std::vector<Session>& programme) {
    std::vector<const Session*> counted;
    for (const Session& session : programme)
        if (!session.inputs.cancelled && session.planned.kind != SessionKind::pause)
            counted.push_back(&session);
    std::sort(counted.begin(), counted.end(),
              [](const Session* one, const Session* other) { return one->start < other->start; });
    std::map<std::string, Milliseconds> lengths;
    std::optional<Instant> until;
    for (const Session* session : counted) {
        const Instant from = until ? std::max(*until, session->start) : session->start;
        if (session->end > from) lengths[event_day(config, session->start)] += session->end - from;
        until = std::max(until.value_or(session->end), session->end);
    }
    std::map<std::string, int> minutes;
    for (const auto& [day, length] : lengths) minutes[day] = whole_minutes(length);
    return minutes;
}

Result<AttendedDays> attended_days(Desk& desk, HoursBasis basis) {
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    auto days = desk.database().read(
        [&] { return basis == HoursBasis::visits ? days_by_visits(desk) : days_by_doors(desk); });
    if (!days) return days.error();
    const auto planned = programme_minutes(desk.folder().config, *programme);
    AttendedDays all;
    for (const auto& [person, theirs] : *days)
        for (const auto& [date, day] : theirs) {
            CertifiedDay certified{date, whole_minutes(day.inside), day.exit_missing};
            if (basis == HoursBasis::programme) {
                const auto length = planned.find(date);
                certified = {date, length == planned.end() ? 0 : length->second, false};
            }
            all[person].push_back(std::move(certified));
        }
    return all;
}

}  // namespace lanyard
