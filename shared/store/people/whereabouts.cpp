// Each person's passes are read in the order in which they count, and folded. Tables that are kept up to date
// (presence, area_counts) know each area by itself: they say whom to look at.
#include "store/people/whereabouts.h"

#include <algorithm>
#include <tuple>

#include "event/event_config.h"
#include "event/event_day.h"
#include "store/database.h"
#include "store/people/records.h"

namespace lanyard {
namespace {

struct Pass {
    std::string area, entry, point, node;
    std::int64_t clock = 0, at = 0;
    bool goes_in = true;
};

#define PASSES "SELECT subject, area, clock, entry, direction = 'in', point, at, node FROM attendance"

Pass pass_of(SQLite::Statement& row) {
    Pass pass;
    pass.area = row.getColumn(1).getString();
    pass.clock = row.getColumn(2).getInt64();
    pass.entry = row.getColumn(3).getString();
    pass.goes_in = row.getColumn(4).getInt() != 0;
    pass.point = row.getColumn(5).getString();
    pass.at = row.getColumn(6).getInt64();
    pass.node = row.getColumn(7).getString();
    return pass;
}

Presence presence_of(const Pass& pass, bool inside) {
    return {inside, instant_from_ms(pass.at), pass.point, pass.node, pass.entry};
}

void sort_passes(std::vector<Pass>& passes) {
    std::sort(passes.begin(), passes.end(), [](const Pass& a, const Pass& b) {
        return std::tie(a.clock, a.entry) < std::tie(b.clock, b.entry);
    });
}

std::vector<Pass> passes_of(Database& database, const std::vector<std::string>& records) {
    std::vector<Pass> passes;
    for (const std::string& record : records) {
        auto& rows = database.statement(PASSES " WHERE subject = ?");
        rows.bindNoCopy(1, record);
        while (rows.executeStep()) passes.push_back(pass_of(rows));
    }
    sort_passes(passes);
    return passes;
}

bool is_once(const Premises& premises, const std::string& area) {
    return std::find(premises.once.begin(), premises.once.end(), area) != premises.once.end();
}

void come_in(Whereabouts& where, const Premises& premises, const Pass& pass) {
    const Instant at = instant_from_ms(pass.at);
    if (!where.arrived_at || at < *where.arrived_at) {
        where.arrived_at = at;
        where.arrived_point = pass.point;
    }
    if (!premises.is_of_today(at)) {
        if (!where.inside) where.left_at.reset();
        return;
    }
    if (!where.inside) where.came_in = presence_of(pass, true);
    where.inside = true;
    where.left_at.reset();
    where.room = pass.area == premises.entrance ? "" : pass.area;
}

// Who is in today is not led out by what was written down late of an earlier day.
void go_out(Whereabouts& where, const Premises& premises, const Pass& pass) {
    const Instant at = instant_from_ms(pass.at);
    if (where.inside && !premises.is_of_today(at)) return;
    where.room.clear();
    if (pass.area != premises.entrance) return;
    where.inside = false;
    where.left_at = at;
}

// By the times that people see. Whoever leaves a room goes into the rest of the building.
void see(Whereabouts& where, const Premises& premises, const Pass& pass) {
    const Instant at = instant_from_ms(pass.at);
    if (where.last_seen && at < where.last_seen->at) return;
    where.last_seen = LastSeen{pass.goes_in ? pass.area : premises.entrance, pass.point, pass.node, at};
}

// Where something is given out nobody is in a room.
void leave_room(Whereabouts& where, const Premises& premises, const Pass& pass) {
    if (premises.is_of_today(instant_from_ms(pass.at))) where.room.clear();
}

// `passes` in order.
Whereabouts fold(const std::vector<Pass>& passes, const Premises& premises) {
    Whereabouts where;
    for (const Pass& pass : passes) {
        see(where, premises, pass);
        if (is_once(premises, pass.area))
            leave_room(where, premises, pass);
        else if (pass.goes_in)
            come_in(where, premises, pass);
        else
            go_out(where, premises, pass);
    }
    return where;
}

// Everybody with one record, while their rows lie together.
void each_with_one_record(Database& database, const Premises& premises, const KeptRecords& kept,
                          const std::vector<std::string>& with_several, const SeePerson& see) {
    std::string person;
    std::vector<Pass> passes;
    const auto look = [&] {
        const bool has_several =
            kept.count(person) > 0 || std::binary_search(with_several.begin(), with_several.end(), person);
        if (passes.empty() || has_several) return;
        sort_passes(passes);
        see(person, fold(passes, premises));
    };
    SQLite::Statement rows(database.handle(), PASSES " ORDER BY subject");
    while (rows.executeStep()) {
        std::string next = rows.getColumn(0).getString();
        if (next != person) {
            look();
            passes.clear();
            person = std::move(next);
        }
        passes.push_back(pass_of(rows));
    }
    look();
}

// Rows of presence whose newest pass leads in, on whatever day.
int came_in_ever(Database& database, const std::string& area) {
    auto& query = database.statement("SELECT inside FROM area_counts WHERE area = ?");
    query.bindNoCopy(1, area);
    return query.executeStep() ? query.getColumn(0).getInt() : 0;
}

}  // namespace

Premises premises_of(const EventConfig& config, std::optional<Instant> now) {
    Premises premises{config.areas.front().id, {}, now ? day_began(config, *now) : Instant::min()};
    for (const Area& area : config.areas)
        if (area.once) premises.once.push_back(area.id);
    return premises;
}

Whereabouts whereabouts_of(Database& database, const Premises& premises,
                           const std::vector<std::string>& records) {
    return fold(passes_of(database, records), premises);
}

void each_whereabouts(Database& database, const Premises& premises, const SeePerson& see) {
    const KeptRecords kept = read_kept_records(database);
    std::vector<std::string> with_several;
    for (const auto& [record, person] : kept) with_several.push_back(person);
    std::sort(with_several.begin(), with_several.end());
    with_several.erase(std::unique(with_several.begin(), with_several.end()), with_several.end());
    each_with_one_record(database, premises, kept, with_several, see);
    for (const std::string& person : with_several) {
        const auto passes = passes_of(database, records_of(database, person));
        if (!passes.empty()) see(person, fold(passes, premises));
    }
}

std::optional<Presence> presence_in(Database& database, const Premises& premises,
                                    const std::vector<std::string>& records, const std::string& area) {
    const std::vector<Pass> passes = passes_of(database, records);
    const auto newest =
        std::find_if(passes.rbegin(), passes.rend(), [&](const Pass& pass) { return pass.area == area; });
    std::optional<Presence> there;
    if (newest != passes.rend()) there = presence_of(*newest, newest->goes_in);
    if (is_once(premises, area)) return there;
    if (there) there->inside = there->inside && premises.is_of_today(there->at);
    const Whereabouts where = fold(passes, premises);
    if (area == premises.entrance && where.inside && !(there && there->inside)) return where.came_in;
    if (there && area != premises.entrance) there->inside = where.room == area;
    return there;
}

int given_out_in(Database& database, const std::string& area) {
    return came_in_ever(database, area);
}

int most_in_building(Database& database, const Premises& premises, int enough) {
    const int by_entrance = came_in_ever(database, premises.entrance);
    auto& query =
        database.statement("SELECT count(*) FROM (SELECT 1 FROM presence WHERE area <> ?1 LIMIT ?2)");
    query.bind(1, premises.entrance);
    query.bind(2, std::max(0, enough - by_entrance));
    query.executeStep();
    return by_entrance + query.getColumn(0).getInt();
}

int people_in_room(Database& database, const Premises& premises, const std::string& area,
                   std::optional<Instant> since) {
    std::vector<std::string> people;
    const Instant from = std::max(since.value_or(Instant::min()), premises.day_began);
    {
        // With "area <> 'entrance'" SQLite takes the index of rooms; an area of that id has none.
#define INSIDE_SINCE "SELECT subject FROM presence WHERE area = ?1 AND at >= ?2 AND inside = 1"
        auto& query =
            database.statement(area == "entrance" ? INSIDE_SINCE : INSIDE_SINCE " AND area <> 'entrance'");
#undef INSIDE_SINCE
        query.bind(1, area);
        query.bind(2, to_ms(from));
        while (query.executeStep()) people.push_back(query.getColumn(0).getString());
    }
    return static_cast<int>(std::count_if(people.begin(), people.end(), [&](const std::string& person) {
        return whereabouts_of(database, premises, records_of(database, person)).room == area;
    }));
}

}  // namespace lanyard
