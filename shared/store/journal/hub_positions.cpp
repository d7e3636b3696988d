// Two tables of this folder's own: no entry says what is in them.
#include "store/journal/hub_positions.h"

#include "store/database.h"

namespace lanyard {

std::map<std::string, RunPosition> read_hub_positions(Database& database) {
    std::map<std::string, RunPosition> positions;
    SQLite::Statement rows(database.handle(), "SELECT node, sequence, digest FROM hub_positions");
    while (rows.executeStep())
        positions[rows.getColumn(0).getString()] = {rows.getColumn(1).getInt64(),
                                                    rows.getColumn(2).getString()};
    return positions;
}

void set_hub_position(Database& database, const std::string& node, const RunPosition& position) {
    auto& write = database.statement("INSERT OR REPLACE INTO hub_positions VALUES (?, ?, ?)");
    write.bind(1, node);
    write.bind(2, position.sequence);
    write.bind(3, position.digest);
    write.exec();
}

HubSeen read_hub_seen(Database& database) {
    auto& row = database.statement("SELECT history, epoch FROM hub_seen");
    if (!row.executeStep()) return {};
    HubSeen seen{row.getColumn(0).getString(), row.getColumn(1).getInt64()};
    row.reset();
    return seen;
}

void set_hub_seen(Database& database, const HubSeen& seen) {
    auto& write = database.statement("UPDATE hub_seen SET history=?, epoch=?");
    write.bind(1, seen.history);
    write.bind(2, seen.epoch);
    write.exec();
}

}  // namespace lanyard
