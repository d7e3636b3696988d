// The tables are rebuilt in memory, in an order that nothing was written in, and compared row by row.
#include "store/journal/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "store/journal/applying.h"
#include "store/journal/batches.h"
#include "store/journal/entry_rows.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"

namespace lanyard {

std::vector<std::string> table_rows(Database& database, const std::string& table) {
    std::string sql = "SELECT * FROM " + table;
    // An import writes its codes last, and a killed one's may be missing for good: they count nowhere.
    if (table == "external_codes") sql += " WHERE " BATCH_COUNTS("batch");
    // WITHOUT ROWID tables are read in the order of their primary key.
    SQLite::Statement query(database.handle(), sql);
    std::vector<std::string> rows;
    while (query.executeStep()) {
        std::string row;
        for (int i = 0; i < query.getColumnCount(); ++i) {
            const auto column = query.getColumn(i);
            if (i) row += " | ";
            row += column.isNull() ? "NULL" : column.getString();
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

namespace {

std::optional<JournalDifference> check_entry(Database& database, const Entry& entry, const std::string& event,
                                             const std::string& digests) {
    const std::string id = entry_id(entry);
    if (!entry_is_whole(entry, digests) && !is_what_was_left(database, entry, id, digests))
        return JournalDifference{"entry " + id, "its digest does not fit"};
    if (entry.event != event) return JournalDifference{"entry " + id, "it belongs to another event"};
    return std::nullopt;
}

std::optional<JournalDifference> check_forks(Database& database) {
    if (const auto forks = read_forks(database); !forks.empty()) {
        const Fork& fork = forks.front();
        return JournalDifference{fmt::format("node {}, sequence {}", fork.node, fork.sequence),
                                 "two different entries claim this place: a folder was copied past the check "
                                 "for copies; both are kept"};
    }
    return std::nullopt;
}

std::optional<JournalDifference> check_entries(Database& database, const std::vector<Entry>& entries,
                                               const EventKey& key) {
    const std::string event = event_identity(key), digests = digest_key(key);
    for (const Entry& entry : entries)
        if (auto difference = check_entry(database, entry, event, digests)) return difference;
    return check_forks(database);
}

std::string this_node(Database& database) {
    return database.handle().execAndGet("SELECT node FROM this_node").getString();
}

std::map<std::string, std::int64_t> highest_sequences(Database& database) {
    SQLite::Statement query(database.handle(), "SELECT node, max(sequence) FROM entries GROUP BY node");
    std::map<std::string, std::int64_t> highest;
    while (query.executeStep()) highest[query.getColumn(0).getString()] = query.getColumn(1).getInt64();
    return highest;
}

// The first run of sequences between 1 and `last` that nobody holds. What was set aside was not lost.
std::optional<JournalDifference> first_gap(Database& database, const std::string& node, std::int64_t last) {
    SQLite::Statement query(
        database.handle(),
        "SELECT sequence FROM entries WHERE node=?1 UNION SELECT CAST(substr(id, length(?1)"
        " + 2) AS INTEGER) FROM set_aside WHERE id LIKE ?1 || '-%' ORDER BY 1");
    query.bind(1, node);
    std::int64_t next = 1;
    while (query.executeStep() && query.getColumn(0).getInt64() == next) ++next;
    query.tryReset();
    if (next > last) return std::nullopt;
    SQLite::Statement behind(database.handle(),
                             "SELECT min(sequence) FROM entries WHERE node=? AND sequence>?");
    behind.bind(1, node);
    behind.bind(2, next);
    behind.executeStep();
    const std::int64_t until = behind.isColumnNull(0) ? last : behind.getColumn(0).getInt64() - 1;
    return JournalDifference{
        fmt::format("node {}, sequence {}", node, next),
        fmt::format("{} entries are missing from here on: they were written, and are lost. "
                    "What is left is saved by: lanyard salvage",
                    until - next + 1)};
}

std::optional<JournalDifference> check_sequences(Database& database, const std::string& own_node,
                                                 std::int64_t seen_of_own) {
    auto highest = highest_sequences(database);
    if (const std::string node = this_node(database); !node.empty()) {
        auto& own = highest[node];
        own = std::max<std::int64_t>(
            own, database.handle().execAndGet("SELECT sequence FROM this_node").getInt64());
        if (node == own_node) own = std::max(own, seen_of_own);
    }
    for (const auto& [node, last] : highest)
        if (auto gap = first_gap(database, node, last)) return gap;
    return std::nullopt;
}

std::optional<JournalDifference> compare_tables(Database& found, Database& rebuilt) {
    for (const auto& table : replicated_tables()) {
        const auto have = table_rows(found, table);
        const auto want = table_rows(rebuilt, table);
        if (have == want) continue;
        const auto [in_have, in_want] = std::mismatch(have.begin(), have.end(), want.begin(), want.end());
        return JournalDifference{"table " + table, fmt::format("found {}, the entries say {}",
                                                               in_have == have.end() ? "nothing" : *in_have,
                                                               in_want == want.end() ? "nothing" : *in_want)};
    }
    return std::nullopt;
}

Result<std::optional<JournalDifference>> compare_with_rebuilt(Database& database,
                                                              const std::vector<Entry>& entries) {
    auto rebuilt = Database::in_memory();
    if (!rebuilt) return rebuilt.error();
    Database& fresh = **rebuilt;
    // The newest first: an order that nothing was written in.
    auto applied = fresh.write([&] {
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) apply_entry(fresh, *entry);
    });
    if (!applied) return applied.error();
    return compare_tables(database, fresh);
}

}  // namespace

Result<std::optional<JournalDifference>> verify_journal(Database& database, const EventKey& key) {
    // Before the snapshot: a program that runs meanwhile has always written more than was seen of it.
    auto own_node = database.read([&] { return this_node(database); });
    if (!own_node) return own_node.error();
    const std::int64_t seen_of_own = SeenSequences().highest(*own_node);
    return database.read([&]() -> Result<std::optional<JournalDifference>> {
        const std::string integrity = database.handle().execAndGet("PRAGMA integrity_check").getString();
        if (integrity != "ok")
            return std::optional(JournalDifference{
                "the database file", integrity + "; what can be saved is saved by: lanyard salvage"});
        if (auto is_ours = check_event(database, event_identity(key)); !is_ours) return is_ours.error();
        const auto entries = read_entries(database);
        if (auto difference = check_entries(database, entries, key)) return difference;
        if (auto gap = check_sequences(database, *own_node, seen_of_own)) return gap;
        if (has_more_to_erase(database))
            return std::optional(JournalDifference{
                "an erasure", "is not finished; it goes on when the event is opened for writing"});
        return compare_with_rebuilt(database, entries);
    });
}

Result<std::optional<JournalDifference>> verify_tables(Database& database) {
    return database.read([&] { return compare_with_rebuilt(database, read_entries(database)); });
}

std::optional<JournalDifference> check_kept_entries(Database& database, const EventKey& key) {
    const std::string event = event_identity(key), digests = digest_key(key);
    // One after the other: a large event's do not all have to fit into memory beside what the door needs.
    SQLite::Statement ids(database.handle(), "SELECT id FROM entries");
    while (ids.executeStep()) {
        const auto entry = find_entry(database, ids.getColumn(0).getString());
        if (!entry) return JournalDifference{"entry " + ids.getColumn(0).getString(), "it cannot be found"};
        if (auto difference = check_entry(database, *entry, event, digests)) return difference;
    }
    return check_sequences(database, this_node(database), 0);
}

Result<std::vector<NodeBehind>> nodes_behind(Database& database) {
    return database.read([&] {
        std::vector<NodeBehind> behind;
        SeenSequences seen;
        for (const auto& [node, here] : highest_sequences(database)) {
            const std::int64_t highest = seen.highest(node);
            if (node != this_node(database) && highest > here) behind.push_back({node, here, highest});
        }
        return behind;
    });
}

}  // namespace lanyard
