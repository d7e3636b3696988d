// The mark is one column; the oldest entry is older than any that a wrong key may have written since.
#include "store/journal/event_mark.h"

#include "base/hex.h"
#include "store/database.h"

namespace lanyard {
namespace {

// "" where nothing says.
std::string event_of(Database& database) {
    for (const char* sql : {"SELECT event FROM this_node WHERE event <> ''",
                            "SELECT event FROM entries ORDER BY clock, id LIMIT 1"}) {
        SQLite::Statement query(database.handle(), sql);
        if (query.executeStep()) return query.getColumn(0).getString();
    }
    return {};
}

}  // namespace

std::string event_identity(const EventKey& key) {
    return to_hex(key.keyed_hash("event identity", "", 16)).substr(0, 20);
}

Result<void> check_event(Database& database, const std::string& event) {
    const std::string found = event_of(database);
    if (found.empty() || found == event) return {};
    return machine_error("event.key is another event's than this database", database.file().string(),
                         "Put the event's own key back: whoever made the event was told to keep a copy of it");
}

void mark_event(Database& database, const std::string& event) {
    auto& update = database.statement("UPDATE this_node SET event=?");
    update.bind(1, event);
    update.exec();
}

}  // namespace lanyard
