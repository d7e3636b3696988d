// The closing entries of imports have an index of their own, so that to look costs nothing.
#include "store/journal/open_batches.h"

#include "event/journal_entry.h"
#include "store/database.h"

namespace lanyard {

void note_batch_begins(Database& database, const std::string& batch, Instant now) {
    auto& insert = database.statement("INSERT OR IGNORE INTO open_batches VALUES (?, ?)");
    insert.bind(1, batch);
    insert.bind(2, static_cast<std::int64_t>(to_ms(now)));
    insert.exec();
}

void note_batch_ends(Database& database, const std::string& batch) {
    auto& remove = database.statement("DELETE FROM open_batches WHERE batch = ?");
    remove.bind(1, batch);
    remove.exec();
}

std::vector<std::string> read_abandoned_batches(Database& database, Instant before) {
    auto& query = database.statement(
        "SELECT batch FROM open_batches WHERE began < ?1 UNION SELECT c.batch FROM entries c WHERE c.kind = "
        "'import_closed' AND NOT c.stands AND c.batch NOT IN (SELECT batch FROM batches)"
        " AND c.batch NOT IN (SELECT batch FROM erased_batches) AND instr(c.body, '\"registrations\"')"
        " AND (SELECT max(e.clock) FROM undo_edges u JOIN entries e ON e.id = u.entry WHERE u.target = c.id "
        "AND "
        "e.stands) < ?2");
    query.bind(1, static_cast<std::int64_t>(to_ms(before)));
    query.bind(2, next_clock(0, before));
    std::vector<std::string> batches;
    while (query.executeStep()) batches.push_back(query.getColumn(0).getString());
    return batches;
}

bool is_batch_erased(Database& database, const std::string& batch) {
    auto& query = database.statement("SELECT 1 FROM erased_batches WHERE batch = ? LIMIT 1");
    query.bind(1, batch);
    return query.executeStep();
}

}  // namespace lanyard
