// The clock is kept with the node; the rest is counted.
#include "store/journal_facts.h"

#include "event/journal_entry.h"
#include "store/database.h"

namespace lanyard {

JournalFacts read_journal_facts(Database& database, const std::string& event) {
    JournalFacts facts;
    const std::string checked = database.handle().execAndGet("PRAGMA quick_check(1)").getString();
    if (checked != "ok") facts.damage = checked;
    auto& counts = database.statement("SELECT count(*), count(*) FILTER (WHERE event <> ?) FROM entries");
    counts.bind(1, event);
    counts.executeStep();
    facts.entries = counts.getColumn(0).getInt64();
    facts.entries_of_others = counts.getColumn(1).getInt64();
    facts.clock = read_journal_clock(database);
    return facts;
}

Instant read_journal_clock(Database& database) {
    auto& query = database.statement("SELECT clock FROM this_node");
    return query.executeStep() ? time_of_clock(query.getColumn(0).getInt64()) : Instant{};
}

std::vector<WritingNode> read_writing_nodes(Database& database) {
    auto& rows = database.statement(
        "SELECT e.node, max(e.at) FROM entries e JOIN (SELECT node, max(sequence) AS newest FROM entries "
        "GROUP "
        "BY node) n ON e.node = n.node AND e.sequence = n.newest GROUP BY e.node ORDER BY e.node");
    std::vector<WritingNode> nodes;
    while (rows.executeStep())
        nodes.push_back({rows.getColumn(0).getString(), instant_from_ms(rows.getColumn(1).getInt64())});
    return nodes;
}

}  // namespace lanyard
