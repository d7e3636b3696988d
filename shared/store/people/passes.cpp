// Presence is folded again from all passes of the person in the area, which are seldom more than a few.
// Attendance has the record that passed, presence the person whose record it is.
#include "store/people/passes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/people/records.h"

namespace lanyard {
namespace {

// Of one person in one area, the newest pass that stands there, if any, and the first arrival.
struct PresenceRow {
    std::optional<Pass> newest;
    std::optional<std::int64_t> first_at;

    bool is_inside() const { return newest && newest->goes_in; }
    // Oldest first.
    void take(Pass pass) {
        if (pass.goes_in) first_at = std::min(first_at.value_or(pass.at), pass.at);
        newest = std::move(pass);
    }
};

// Of one record in one area, oldest first.
void read_passes(Database& database, const std::string& record, const std::string& area,
                 std::vector<Pass>& passes) {
    auto& rows = database.statement(
        "SELECT clock, entry, direction='in', point, at, node FROM attendance WHERE subject=? AND area=?"
        " ORDER BY clock, entry");
    rows.bindNoCopy(1, record);
    rows.bindNoCopy(2, area);
    while (rows.executeStep()) {
        Pass pass;
        pass.clock = rows.getColumn(0).getInt64();
        pass.entry = rows.getColumn(1).getString();
        pass.goes_in = rows.getColumn(2).getInt() != 0;
        pass.point = rows.getColumn(3).getString();
        pass.at = rows.getColumn(4).getInt64();
        pass.node = rows.getColumn(5).getString();
        passes.push_back(std::move(pass));
    }
}

PresenceRow presence_of_passes(Database& database, const std::vector<std::string>& records,
                               const std::string& area) {
    std::vector<Pass> passes;
    for (const std::string& record : records) read_passes(database, record, area, passes);
    if (records.size() > 1)
        std::sort(passes.begin(), passes.end(), [](const Pass& a, const Pass& b) {
            return std::tie(a.clock, a.entry) < std::tie(b.clock, b.entry);
        });
    PresenceRow presence;
    for (Pass& pass : passes) presence.take(std::move(pass));
    return presence;
}

// Whether they were inside by what is written; nothing where no pass of theirs stood.
std::optional<bool> was_inside(Database& database, const std::string& person, const std::string& area) {
    auto& row = database.statement("SELECT inside FROM presence WHERE subject=? AND area=?");
    row.bindNoCopy(1, person);
    row.bindNoCopy(2, area);
    return row.executeStep() ? std::optional(row.getColumn(0).getInt() != 0) : std::nullopt;
}

void insert_attendance(Database& database, const Pass& pass) {
    auto& insert = database.statement("INSERT INTO attendance VALUES (?,?,?,?,?,?,?,?,?)");
    insert.bindNoCopy(1, pass.record);
    insert.bindNoCopy(2, pass.area);
    insert.bind(3, pass.clock);
    insert.bindNoCopy(4, pass.entry);
    insert.bind(5, pass.goes_in ? "in" : "out");
    insert.bindNoCopy(6, pass.point);
    insert.bind(7, pass.at);
    insert.bindNoCopy(8, pass.node);
    insert.bindNoCopy(9, pass.credential);
    insert.exec();
}

void write_presence_row(Database& database, const std::string& person, const std::string& area,
                        const PresenceRow& presence) {
    if (!presence.newest) {
        auto& remove = database.statement("DELETE FROM presence WHERE subject=? AND area=?");
        remove.bindNoCopy(1, person);
        remove.bindNoCopy(2, area);
        remove.exec();
        return;
    }
    const Pass& newest = *presence.newest;
    auto& write = database.statement("INSERT OR REPLACE INTO presence VALUES (?,?,?,?,?,?,?,?)");
    write.bindNoCopy(1, person);
    write.bindNoCopy(2, area);
    write.bind(3, newest.goes_in ? 1 : 0);
    write.bindNoCopy(4, newest.entry);
    write.bindNoCopy(5, newest.point);
    write.bind(6, newest.at);
    write.bindNoCopy(7, newest.node);
    if (presence.first_at) write.bind(8, *presence.first_at);
    write.exec();
}

// An area that nobody is in has no row.
void count_in_area(Database& database, const std::string& area, int more) {
    auto& count = database.statement(
        "INSERT INTO area_counts VALUES (?, ?) ON CONFLICT (area) DO UPDATE SET inside = inside + "
        "excluded.inside");
    count.bindNoCopy(1, area);
    count.bind(2, more);
    count.exec();
    if (more > 0) return;
    auto& remove = database.statement("DELETE FROM area_counts WHERE area=? AND inside=0");
    remove.bindNoCopy(1, area);
    remove.exec();
}

void write_presence(Database& database, const std::string& person, const std::string& area,
                    const PresenceRow& presence, bool was_inside) {
    write_presence_row(database, person, area, presence);
    if (presence.is_inside() != was_inside) count_in_area(database, area, was_inside ? -1 : 1);
}

}  // namespace

void add_pass(Database& database, Pass pass) {
    insert_attendance(database, pass);
    const std::string person = kept_record(database, pass.record), area = pass.area;
    const auto inside = was_inside(database, person, area);
    PresenceRow presence;
    if (inside) {
        presence = presence_of_passes(database, records_of(database, person), area);
    } else {
        presence.take(std::move(pass));  // the only one that stands
    }
    write_presence(database, person, area, presence, inside.value_or(false));
}

void remove_pass(Database& database, const std::string& record, const std::string& area,
                 const std::string& entry) {
    auto& remove = database.statement("DELETE FROM attendance WHERE entry=? AND subject=?");
    remove.bindNoCopy(1, entry);
    remove.bindNoCopy(2, record);
    remove.exec();
    const std::string person = kept_record(database, record);
    const bool inside = was_inside(database, person, area).value_or(false);
    const PresenceRow presence = presence_of_passes(database, records_of(database, person), area);
    write_presence(database, person, area, presence, inside);
}

void forget_presence(Database& database, const std::string& person) {
    std::vector<std::string> inside;
    {
        auto& rows = database.statement("SELECT area FROM presence WHERE subject=? AND inside");
        rows.bindNoCopy(1, person);
        while (rows.executeStep()) inside.push_back(rows.getColumn(0).getString());
    }
    for (const std::string& area : inside) count_in_area(database, area, -1);
    auto& remove = database.statement("DELETE FROM presence WHERE subject=?");
    remove.bindNoCopy(1, person);
    remove.exec();
}

void fold_presence(Database& database, const std::string& person) {
    const auto records = records_of(database, person);
    std::set<std::string> areas;
    for (const std::string& record : records) {
        auto& rows = database.statement("SELECT DISTINCT area FROM attendance WHERE subject=?");
        rows.bindNoCopy(1, record);
        while (rows.executeStep()) areas.insert(rows.getColumn(0).getString());
    }
    for (const std::string& area : areas)
        write_presence(database, person, area, presence_of_passes(database, records, area), false);
}

}  // namespace lanyard
