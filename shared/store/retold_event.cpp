// Entries that stand and count are appended anew, oldest first.
#include "store/retold_event.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/safe_file.h"
#include "store/database.h"
#include "store/journal/batches.h"
#include "store/journal/journal.h"
#include "store/journal/slices.h"

namespace lanyard {
namespace {

using nlohmann::json;

std::vector<std::string> ids_to_retell(Database& event) {
    auto& query = event.statement("SELECT id FROM entries WHERE stands AND " BATCH_COUNTS(
        "batch") " AND (kind IN ('session_planned', "
                 "'session_changed') OR (kind = 'import_closed' AND NOT instr(body, '\"registrations\"'))) "
                 "ORDER BY clock, id");
    std::vector<std::string> ids;
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    return ids;
}

// Ids stay: they are what entries find each other by.
void retell(json& value, const Retold& retold) {
    if (value.is_string()) value = retold(value.get<std::string>());
    if (value.is_structured())
        for (auto& [key, inner] : value.items())
            if (key != "id" && key != "room") retell(inner, retold);
}

std::string retell(const std::string& text, const Retold& retold) {
    json value = json::parse(text, nullptr, false);
    if (!retold || value.is_discarded()) return text;
    retell(value, retold);
    return value.dump();
}

NewEntry said_again(const Entry& entry, const Retold& retold) {
    NewEntry again;
    again.kind = find_entry_kind(entry.kind)->name;
    again.at = entry.at;
    again.actor = entry.actor;
    again.subject = entry.subject;
    again.area = entry.area;
    again.batch = entry.batch;
    again.body = retell(entry.body, retold);
    return again;
}

Result<void> retell(Database& event, Journal& copy, const Retold& retold) {
    return event.read([&]() -> Result<void> {
        const auto ids = ids_to_retell(event);
        auto next = ids.begin();
        return Slices(copy).write_all([&] {
            if (next == ids.end()) return false;
            if (const auto entry = find_entry(event, *next)) copy.append(said_again(*entry, retold));
            return ++next != ids.end();
        });
    });
}

}  // namespace

Result<void> retell_event(const EventFolder& event, const std::filesystem::path& copy,
                          const Clock& machine_clock, const Retold& retold) {
    const EventKey key = EventKey::generate();
    if (auto wrote = write_file(copy / "event.key", key.to_text()); !wrote) return wrote;
    auto from = Database::open(event.database(), Database::Access::read);
    if (!from) return from.error();
    auto to = Database::open(copy / "lanyard.db", Database::Access::make);
    if (!to) return to.error();
    auto journal = Journal::open(**to, key, machine_clock);
    if (!journal) return journal.error();
    return retell(**from, **journal, retold);
}

}  // namespace lanyard
