// Each node's entries are numbered without gaps: what is new is what has a higher number.
#include "store/people/changed_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "store/database.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"
#include "store/people/records.h"

namespace lanyard {
namespace {

// The ids of a node's entries behind the sequence `seen`, which are sorted as it wrote them.
std::string first_id_behind(const std::string& node, std::int64_t seen) {
    return fmt::format("{}-{:08}~", node, seen);
}
std::string end_of_ids(const std::string& node) {
    return node + "~";
}

// One step along the ids for each node: they begin with it.
std::vector<std::string> nodes(Database& database) {
    std::vector<std::string> all;
    std::string behind;
    for (;;) {
        auto& next = database.statement("SELECT min(id) FROM entries WHERE id > ?");
        next.bind(1, behind);
        if (!next.executeStep() || next.getColumn(0).isNull()) return all;
        const std::string id = next.getColumn(0).getString();
        all.push_back(id.substr(0, id.find('-')));
        behind = end_of_ids(all.back());
    }
}

struct NewEntries {
    std::set<std::string> people, batches;
    std::vector<std::string> undos;  // entries that take back others
    std::vector<std::string> joins;  // entries that make two records one
    bool everybody = false;
};

void note(SQLite::Statement& row, PeopleWatch::Concerns concerns, NewEntries& entries) {
    const EntryKind* kind = find_entry_kind(row.getColumn(1).getString());
    if (!kind) return;
    const auto is_about_person = [&] { entries.people.insert(row.getColumn(2).getString()); };
    switch (kind->touches) {
        case EntryTouches::people:
            entries.everybody = true;
            break;
        case EntryTouches::registration:
            is_about_person();
            break;
        case EntryTouches::undone:
            entries.undos.push_back(row.getColumn(4).getString());
            is_about_person();
            break;
        case EntryTouches::records:
            entries.joins.push_back(row.getColumn(4).getString());
            break;
        case EntryTouches::programme:
            entries.batches.insert(row.getColumn(3).getString());
            break;
        case EntryTouches::person:
            if (concerns == PeopleWatch::Concerns::everything) is_about_person();
            break;
        case EntryTouches::nothing:
            break;
    }
}

// Gives up to where there is no gap.
std::int64_t read_new(Database& database, const std::string& node, std::int64_t seen,
                      PeopleWatch::Concerns concerns, NewEntries& entries) {
    auto& rows = database.statement(
        "SELECT sequence, kind, subject, batch, id FROM entries WHERE id > ? AND id < ? ORDER BY id");
    rows.bind(1, first_id_behind(node, seen));
    rows.bind(2, end_of_ids(node));
    while (rows.executeStep()) {
        const std::int64_t sequence = rows.getColumn(0).getInt64();
        if (sequence <= seen + 1) seen = sequence;
        note(rows, concerns, entries);
    }
    return seen;
}

// Up to where a node's entries have come without a gap: what is missing still comes, and is new then.
std::int64_t whole_until(Database& database, const std::string& node) {
    const auto bound = [&](SQLite::Statement& query) -> SQLite::Statement& {
        query.bind(1, first_id_behind(node, 0));
        query.bind(2, end_of_ids(node));
        return query;
    };
    auto& all =
        bound(database.statement("SELECT count(*), max(sequence) FROM entries WHERE id > ? AND id < ?"));
    const bool has_any = all.executeStep();
    const std::int64_t newest = has_any ? all.getColumn(1).getInt64() : 0;
    if (!has_any || all.getColumn(0).getInt64() == newest) return newest;
    auto& rows =
        bound(database.statement("SELECT sequence FROM entries WHERE id > ? AND id < ? ORDER BY id"));
    std::int64_t whole = 0;
    while (rows.executeStep() && rows.getColumn(0).getInt64() <= whole + 1)
        whole = rows.getColumn(0).getInt64();
    return whole;
}

// An import that was taken back, or taken back again, is about all whom it named; two records that were one
// are two again.
void add_what_was_undone(Database& database, NewEntries& entries) {
    for (const std::string& undo : entries.undos) {
        const auto entry = find_entry(database, undo);
        for (const std::string& target : entry ? entry->undoes : std::vector<std::string>{}) {
            const auto undone = find_entry(database, target);
            if (undone && undone->kind == entry_kind::import_closed) entries.batches.insert(undone->batch);
            if (undone && undone->kind == entry_kind::undone) entries.everybody = true;
            if (undone) entries.people.insert(undone->subject);
            if (undone && undone->kind == entry_kind::same_person) entries.joins.push_back(target);
        }
    }
}

// Every record that is one person with a record that a join was about, or that the dropped one might be
// joined to instead: whoever was one person with them before is among these.
void add_joined(Database& database, NewEntries& entries) {
    std::set<std::string> touched;
    for (const std::string& join : entries.joins) {
        const auto entry = find_entry(database, join);
        const auto body = nlohmann::json::parse(entry ? entry->body : "", nullptr, false);
        if (!body.is_object()) continue;
        const std::string dropped = body.value("dropped", "");
        touched.insert({entry->subject, dropped});
        auto& others = database.statement("SELECT kept FROM same_person WHERE dropped = ?");
        others.bind(1, dropped);
        while (others.executeStep()) touched.insert(others.getColumn(0).getString());
    }
    for (const std::string& record : touched)
        for (std::string& one : records_of(database, record)) entries.people.insert(std::move(one));
}

void add_people_of(Database& database, const std::string& batch, std::set<std::string>& people) {
    auto& rows = database.statement("SELECT subject FROM list_registers WHERE batch = ?");
    rows.bind(1, batch);
    while (rows.executeStep()) people.insert(rows.getColumn(0).getString());
}

}  // namespace

ChangedPeople PeopleWatch::look(Database& database) {
    // Entries that were here already have no new number when they lose or gain their personal part.
    const std::int64_t rewrites = rewrites_so_far(database);
    if (std::exchange(rewrites_, rewrites) != rewrites) {
        for (const std::string& node : nodes(database)) seen_[node] = whole_until(database, node);
        return {true, {}};
    }
    NewEntries entries;
    for (const std::string& node : nodes(database)) {
        std::int64_t& seen = seen_[node];
        seen = read_new(database, node, seen, concerns_, entries);
    }
    add_what_was_undone(database, entries);
    add_joined(database, entries);
    for (const std::string& batch : entries.batches) add_people_of(database, batch, entries.people);
    entries.people.erase("");
    return {entries.everybody, {entries.people.begin(), entries.people.end()}};
}

}  // namespace lanyard
