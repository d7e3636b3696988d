// Holds are few and asked for once: the journal is read through for them.
#include "store/purges.h"

#include <map>
#include <nlohmann/json.hpp>

#include "event/hold_kind.h"
#include "store/database.h"
#include "store/journal/entries.h"

namespace lanyard {

using nlohmann::json;

std::vector<HeldRecord> read_held_records(Database& database) {
    auto& query = database.statement("SELECT id FROM entries WHERE kind = ? AND stands ORDER BY clock, id");
    query.bind(1, std::string(entry_kind::hold_set));
    std::vector<std::string> ids;
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    std::map<std::string, HeldRecord> newest;
    for (const std::string& id : ids) {
        const auto entry = find_entry(database, id);
        if (!entry) continue;
        const json body = json::parse(entry->body, nullptr, false);
        const bool has_until =
            body.is_object() && body.contains("until") && body["until"].is_number_integer();
        const Instant until = has_until ? instant_from_ms(body["until"].get<std::int64_t>()) : Instant();
        newest[entry->subject] = {entry->subject, until, typed_text(*entry, "reason")};
    }
    std::vector<HeldRecord> held;
    for (auto& [record, one] : newest) held.push_back(std::move(one));
    return held;
}

std::optional<Entry> newest_purge(Database& database) {
    auto& query =
        database.statement("SELECT entry FROM erasures WHERE subject = '' ORDER BY clock DESC LIMIT 1");
    if (!query.executeStep()) return std::nullopt;
    return find_entry(database, query.getColumn(0).getString());
}

}  // namespace lanyard
