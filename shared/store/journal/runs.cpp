// Ids begin with node and place, so that their order is that of the runs (event/journal_entry).
#include "store/journal/runs.h"

#include <fmt/format.h>

#include "store/database.h"
#include "store/journal/entries.h"

namespace lanyard {

std::vector<std::string> nodes_of_journal(Database& database) {
    std::vector<std::string> nodes;
    auto& next = database.statement("SELECT node FROM entries WHERE id > ? ORDER BY id LIMIT 1");
    for (std::string behind;; behind = nodes.back() + "-~") {
        next.bind(1, behind);
        const bool is_there = next.executeStep();
        if (is_there) nodes.push_back(next.getColumn(0).getString());
        next.reset();
        if (!is_there) return nodes;
    }
}

std::vector<Entry> read_run(Database& database, const std::string& node, std::int64_t after, int most) {
    std::vector<std::string> ids;
    auto& query = database.statement("SELECT id FROM entries WHERE id > ? AND id < ? ORDER BY id LIMIT ?");
    query.bind(1, fmt::format("{}-{:08}-~", node, after));
    query.bind(2, node + "-~");
    query.bind(3, most);
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    query.reset();
    std::vector<Entry> run;
    run.reserve(ids.size());
    for (const std::string& id : ids) run.push_back(*find_entry(database, id));
    return run;
}

RunPosition newest_of_run(Database& database, const std::string& node) {
    auto& query = database.statement(
        "SELECT sequence, digest FROM entries WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1");
    query.bind(1, node + "-");
    query.bind(2, node + "-~");
    RunPosition newest;
    if (query.executeStep()) newest = {query.getColumn(0).getInt64(), query.getColumn(1).getString()};
    query.reset();
    return newest;
}

}  // namespace lanyard
