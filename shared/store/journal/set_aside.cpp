// A table of this node alone, bounded.
#include "store/journal/set_aside.h"

#include "store/database.h"

namespace lanyard {

void note_set_aside(Database& database, const SetAside& entry, Instant machine_now) {
    auto& insert = database.statement("INSERT OR IGNORE INTO set_aside (id, reason, at) VALUES (?, ?, ?)");
    insert.bind(1, entry.id);
    insert.bind(2, entry.reason);
    insert.bind(3, static_cast<std::int64_t>(to_ms(machine_now)));
    insert.exec();
    database.statement("DELETE FROM set_aside WHERE number <= (SELECT max(number) FROM set_aside) - 1000")
        .exec();
}

std::vector<SetAside> read_set_aside(Database& database) {
    auto& query = database.statement("SELECT id, reason FROM set_aside ORDER BY number");
    std::vector<SetAside> all;
    while (query.executeStep())
        all.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
    return all;
}

}  // namespace lanyard
