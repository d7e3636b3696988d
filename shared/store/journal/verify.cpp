// The tables are rebuilt in memory, in an order that nothing was written in, and compared row by row.
#include "store/journal/verify.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/journal/applying.h"
#include "store/journal/entry_rows.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"

namespace lanyard {

std::vector<std::string> table_rows(Database& database, const std::string& table) {
    // WITHOUT ROWID tables are read in the order of their primary key.
    SQLite::Statement query(database.handle(), "SELECT * FROM " + table);
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

std::optional<JournalDifference> check_entries(Database& database, const std::vector<Entry>& entries,
                                               const EventKey& key) {
    const std::string event = event_identity(key), digests = digest_key(key);
    for (const Entry& entry : entries) {
        const std::string id = entry_id(entry);
        if (!entry_is_whole(entry, digests) && !is_what_was_left(database, entry, id, digests))
            return JournalDifference{"entry " + id, "its digest does not fit"};
        if (entry.event != event) return JournalDifference{"entry " + id, "it belongs to another event"};
    }
    if (const auto forks = read_forks(database); !forks.empty()) {
        const Fork& fork = forks.front();
        return JournalDifference{fmt::format("node {}, sequence {}", fork.node, fork.sequence),
                                 "two different entries claim this place: a folder was copied past the check "
                                 "for copies; both are kept"};
    }
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

}  // namespace

Result<std::optional<JournalDifference>> verify_journal(Database& database, const EventKey& key) {
    auto rebuilt = Database::in_memory();
    if (!rebuilt) return rebuilt.error();
    Database& fresh = **rebuilt;
    return database.read([&]() -> Result<std::optional<JournalDifference>> {
        const std::string integrity = database.handle().execAndGet("PRAGMA integrity_check").getString();
        if (integrity != "ok") return std::optional(JournalDifference{"the database file", integrity});
        if (auto is_ours = check_event(database, event_identity(key)); !is_ours) return is_ours.error();
        const auto entries = read_entries(database);
        if (auto difference = check_entries(database, entries, key)) return difference;
        if (has_more_to_erase(database))
            return std::optional(JournalDifference{
                "an erasure", "is not finished; it goes on when the event is opened for writing"});
        // The newest first: an order that nothing was written in.
        auto applied = fresh.write([&] {
            for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) apply_entry(fresh, *entry);
        });
        if (!applied) return applied.error();
        return compare_tables(database, fresh);
    });
}

}  // namespace lanyard
