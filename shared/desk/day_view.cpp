// One pass over the day's arrivals and one over the people fill everything.
#include "desk/day_view.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include "desk/desk.h"
#include "event/event_day.h"
#include "store/database.h"
#include "store/journal_facts.h"
#include "store/machine_table.h"
#include "store/people/attendance.h"
#include "store/people/badges_back.h"
#include "store/people/whereabouts.h"
#include "store/print_jobs.h"

namespace lanyard {
namespace {

struct Arrival {
    Instant at{};
    std::string point;
};
using Arrivals = std::unordered_map<std::string, Arrival>;  // by person: when they came first on the day

std::map<std::string, Arrivals> read_arrivals(Desk& desk) {
    std::map<std::string, Arrivals> days;
    const Premises& premises = desk.roster().premises();
    for (const AttendanceRow& row : Attendance(desk.database()).rows()) {
        const bool is_once = std::count(premises.once.begin(), premises.once.end(), row.area) > 0;
        if (row.direction == "in" && !is_once)
            days[event_day(desk.folder().config, row.at)].emplace(desk.roster().kept(row.person),
                                                                  Arrival{row.at, row.point});
    }
    return days;
}

// Who came on the day, or may still come: whatever other day they have come on.
template <class See>
void each_registered(const std::vector<Attendee>& people, const Arrivals& arrivals, const EventConfig& config,
                     const std::string& day, See see) {
    for (const Attendee& person : people) {
        const bool came = arrivals.count(person.id) > 0;
        const bool may_come =
            person.status == AttendeeStatus::expected && is_ticket_of_day(config, person.ticket_type, day);
        if (came || may_come) see(person, came);
    }
}

std::vector<ArrivalBar> bars_of(const Arrivals& arrivals) {
    const auto bar_of = [](Instant at) { return at.time_since_epoch() / ArrivalBar::length; };
    std::map<std::int64_t, int> counted;
    for (const auto& [person, arrival] : arrivals) ++counted[bar_of(arrival.at)];
    std::vector<ArrivalBar> bars;
    if (counted.empty()) return bars;
    for (auto bar = counted.begin()->first; bar <= counted.rbegin()->first; ++bar) {
        const auto found = counted.find(bar);
        bars.push_back({Instant(bar * ArrivalBar::length), found == counted.end() ? 0 : found->second});
    }
    return bars;
}

std::vector<DayGroup> in_order(std::map<std::string, DayGroup> groups) {
    std::vector<DayGroup> ordered;
    for (auto& [name, group] : groups) {
        group.name = name;
        ordered.push_back(std::move(group));
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const DayGroup& one, const DayGroup& other) {
        return one.registered > other.registered;
    });
    return ordered;
}

void add_groups(DayView& view, const std::vector<Attendee>& people, const Arrivals& arrivals,
                const EventConfig& config) {
    std::map<std::string, DayGroup> organisations, ticket_types;
    const auto add = [&](const Attendee& person, bool came) {
        for (DayGroup* group : {&organisations[person.organisation], &ticket_types[person.ticket_type]}) {
            ++group->registered;
            group->came += came ? 1 : 0;
        }
        ++view.queue.expected;
        view.queue.outside += came ? 0 : 1;
    };
    each_registered(people, arrivals, config, event_day(config, view.now), add);
    view.organisations = in_order(std::move(organisations));
    view.ticket_types = in_order(std::move(ticket_types));
    std::map<std::string, int> by_point;
    for (const auto& [person, arrival] : arrivals) ++by_point[arrival.point];
    for (const CheckInPoint& point : config.points)
        if (const auto came = by_point.find(point.name); came != by_point.end())
            view.points.push_back({point.name, came->second, 0});
}

std::optional<Instant> opening_of(const std::vector<Session>& programme, const EventConfig& config,
                                  const std::string& day) {
    for (const Session& session : programme)  // by start
        if (!session.inputs.cancelled && session.planned.kind != SessionKind::pause &&
            event_day(config, session.start) == day)
            return session.start;
    return std::nullopt;
}

void add_kiosks(DayView& view, const Arrivals& arrivals, const EventConfig& config) {
    QueueFacts& queue = view.queue;
    if (view.opening) queue.until_opening = *view.opening - view.now;
    queue.per_minute = config.busy_per_minute;
    std::map<std::string, int> by_point;
    for (const auto& [person, arrival] : arrivals) {
        const CheckInPoint* point = config.point(arrival.point);
        if (!point || point->area != config.areas.front().id) continue;
        if (arrival.at > view.now || view.now - arrival.at >= lately) continue;
        ++by_point[arrival.point];
        ++queue.came_lately;
    }
    queue.kiosks = static_cast<int>(by_point.size());
}

// The two days are laid upon each other by their openings; by the clock where one has none.
ForecastFacts forecast_of(const DayView& view, const std::vector<Attendee>& people,
                          const std::vector<Session>& programme, const EventConfig& config,
                          const std::map<std::string, Arrivals>& days) {
    const std::string today = event_day(config, view.now);
    const auto later = days.lower_bound(today);
    if (later == days.begin()) return {};
    const auto& [day, arrivals] = *std::prev(later);
    const auto opening = opening_of(programme, config, day);
    const auto noon = instant_at(today, "12:00", config.time_zone),
               noon_then = instant_at(day, "12:00", config.time_zone);
    if (!noon || !noon_then) return {};
    const bool is_by_opening = view.opening && opening;
    const Milliseconds apart = is_by_opening ? *view.opening - *opening : Milliseconds(*noon - *noon_then);
    ForecastFacts facts{day,          0, 0, view.queue.expected - view.queue.outside, view.queue.expected,
                        is_by_opening};
    for (const auto& [person, arrival] : arrivals) facts.came_then += arrival.at + apart <= view.now ? 1 : 0;
    each_registered(people, arrivals, config, day, [&](const Attendee&, bool) { ++facts.registered_then; });
    return facts;
}

void add_machines(DayView& view, Database& database) {
    const std::string here = this_node(database);
    const auto machines = read_machines(database);
    for (const WritingNode& one : read_writing_nodes(database)) {
        view.newest = std::max(view.newest.value_or(one.newest), one.newest);
        if (one.node == here || view.now - one.newest < DayView::quiet_after) continue;
        const auto known = std::find_if(machines.begin(), machines.end(), [&](const EventMachine& machine) {
            return machine.name == one.node;
        });
        if (known != machines.end() && known->is_cut_off) continue;
        view.quiet.push_back({one.node, known == machines.end() ? "" : known->point, one.newest});
    }
}

}  // namespace

Result<DayView> day_view(Desk& desk, Instant now) {
    DayView view;
    view.now = now;
    desk.event_time_is(now);
    const auto people = desk.attendees();
    if (!people) return people.error();
    const auto counts = desk.counts();
    if (!counts) return counts.error();
    view.counts = *counts;
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    const EventConfig& config = desk.folder().config;
    const std::string day = event_day(config, now);
    view.opening = opening_of(*programme, config, day);
    const auto read = desk.database().read([&] {
        const auto days = read_arrivals(desk);
        const auto today = days.find(day);
        const Arrivals arrivals = today == days.end() ? Arrivals() : today->second;
        view.bars = bars_of(arrivals);
        add_groups(view, *people, arrivals, config);
        add_kiosks(view, arrivals, config);
        view.forecast = forecast_of(view, *people, *programme, config, days);
        view.badges_back = badges_back(desk.database());
        PrintJobs jobs(desk.database());
        for (const CheckInPoint& point : config.points)
            if (const auto roll = jobs.roll(point.name);
                roll && roll->left() < std::max(DayView::few_labels, view.queue.outside))
                view.rolls.push_back({point.name, roll->left()});
        add_machines(view, desk.database());
    });
    if (!read) return read.error();
    return view;
}

}  // namespace lanyard
