// Each node's entries are numbered without gaps: what is new is what has a higher number.
#include "store/changed_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/database.h"
#include "store/journal.h"

namespace lanyard {
namespace {

std::vector<std::string> nodes(Database& database) {
    std::vector<std::string> all;
    std::string last;
    for (;;) {
        // One step in the index for each node.
        auto& next = database.statement("SELECT min(node) FROM entries WHERE node > ?");
        next.bind(1, last);
        if (!next.executeStep() || next.getColumn(0).isNull()) return all;
        last = next.getColumn(0).getString();
        all.push_back(last);
    }
}

struct NewEntries {
    std::set<std::string> people, batches;
    std::vector<std::string> undos;  // entries that take back others
    bool everybody = false;
};

void note(SQLite::Statement& row, NewEntries& entries) {
    const std::string kind = row.getColumn(1).getString();
    if (kind == entry_kind::event_purged) entries.everybody = true;
    if (kind == entry_kind::import_closed) entries.batches.insert(row.getColumn(3).getString());
    if (kind == entry_kind::undone) entries.undos.push_back(row.getColumn(4).getString());
    const bool is_about_who_they_are = kind == entry_kind::registration_listed ||
                                       kind == entry_kind::registered_at_desk ||
                                       kind == entry_kind::details_corrected || kind == entry_kind::undone ||
                                       kind == entry_kind::enrolled || kind == entry_kind::subject_erased;
    if (is_about_who_they_are) entries.people.insert(row.getColumn(2).getString());
}

// The ids of a node's entries behind the sequence `seen`, which are sorted as it wrote them.
std::string first_id_behind(const std::string& node, std::int64_t seen) {
    return fmt::format("{}-{:08}~", node, seen);
}
std::string end_of_ids(const std::string& node) {
    return node + "~";
}

// Gives up to where there is no gap.
std::int64_t read_new(Database& database, const std::string& node, std::int64_t seen, NewEntries& entries) {
    auto& rows = database.statement(
        "SELECT sequence, kind, subject, batch, id FROM entries WHERE id > ? AND id < ? ORDER BY id");
    rows.bind(1, first_id_behind(node, seen));
    rows.bind(2, end_of_ids(node));
    while (rows.executeStep()) {
        const std::int64_t sequence = rows.getColumn(0).getInt64();
        if (sequence <= seen + 1) seen = sequence;
        note(rows, entries);
    }
    return seen;
}

std::int64_t newest_of(Database& database, const std::string& node) {
    auto& newest =
        database.statement("SELECT sequence FROM entries WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1");
    newest.bind(1, first_id_behind(node, 0));
    newest.bind(2, end_of_ids(node));
    return newest.executeStep() ? newest.getColumn(0).getInt64() : 0;
}

// An import that was taken back, or taken back again, is about all whom it named.
void add_batches_undone(Database& database, NewEntries& entries) {
    for (const std::string& undo : entries.undos) {
        const auto entry = find_entry(database, undo);
        for (const std::string& target : entry ? entry->undoes : std::vector<std::string>{}) {
            const auto undone = find_entry(database, target);
            if (undone && undone->kind == entry_kind::import_closed) entries.batches.insert(undone->batch);
            if (undone && undone->kind == entry_kind::undone) entries.everybody = true;
        }
    }
}

void add_people_of(Database& database, const std::string& batch, std::set<std::string>& people) {
    auto& rows = database.statement("SELECT subject FROM list_registers WHERE batch = ?");
    rows.bind(1, batch);
    while (rows.executeStep()) people.insert(rows.getColumn(0).getString());
}

}  // namespace

ChangedPeople PeopleWatch::look(Database& database) {
    if (!has_looked_) {
        has_looked_ = true;
        for (const std::string& node : nodes(database)) seen_[node] = newest_of(database, node);
        return {true, {}};
    }
    NewEntries entries;
    for (const std::string& node : nodes(database)) {
        std::int64_t& seen = seen_[node];
        seen = read_new(database, node, seen, entries);
    }
    add_batches_undone(database, entries);
    for (const std::string& batch : entries.batches) add_people_of(database, batch, entries.people);
    entries.people.erase("");
    return {entries.everybody, {entries.people.begin(), entries.people.end()}};
}

}  // namespace lanyard
