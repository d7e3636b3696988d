// Entries that stand and count are appended anew, oldest first.
#include "store/retold_event.h"

#include <algorithm>
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

bool is_one_of(std::string_view kind, std::initializer_list<std::string_view> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool is_retold(std::string_view kind, bool is_list_of_people, Retelling retelling) {
    using namespace entry_kind;
    if (is_one_of(kind, {import_closed, session_planned, session_changed}) && !is_list_of_people) return true;
    return retelling == Retelling::with_people &&
           (is_list_of_people ||
            is_one_of(kind, {registration_listed, registered_at_desk, details_corrected, ticket_issued,
                             ticket_retired, substituted, same_person, flag_set, enrolled, person_needed}));
}

std::vector<std::string> ids_to_retell(Database& event, Retelling retelling) {
    auto& query = event.statement(
        "SELECT id, kind, kind = 'import_closed' AND instr(body, '\"registrations\"') FROM entries WHERE "
        "stands"
        " AND " BATCH_COUNTS("batch") " ORDER BY clock, id");
    std::vector<std::string> ids;
    while (query.executeStep())
        if (is_retold(query.getColumn(1).getString(), query.getColumn(2).getInt() != 0, retelling))
            ids.push_back(query.getColumn(0).getString());
    return ids;
}

// What older versions of a kind have in the body goes where newer ones have it.
void move_to_personal(const Entry& entry, NewEntry& again) {
    const EntryKind* kind = find_entry_kind(entry.kind);
    if (entry.version >= kind->personal_since) return;
    json body = json::parse(again.body, nullptr, false), personal = json::object();
    if (!body.is_object()) return;
    for (const std::string_view member : kind->was_in_body) {
        const auto value = body.find(member);
        if (value == body.end()) continue;
        personal[std::string(member)] = *value;
        body.erase(value);
    }
    if (personal.empty()) return;
    again.body = body.dump();
    again.personal = personal.dump();
    again.personal_hash.clear();
}

NewEntry said_again(const Entry& entry) {
    NewEntry again;
    again.kind = find_entry_kind(entry.kind)->name;
    again.at = entry.at;
    again.actor = entry.actor;
    again.subject = entry.subject;
    again.area = entry.area;
    again.batch = entry.batch;
    again.body = entry.body;
    again.personal = entry.personal.value_or("");
    if (entry.personal) again.personal_hash = entry.personal_hash;
    move_to_personal(entry, again);
    return again;
}

Result<void> retell(Database& event, Journal& copy, Retelling retelling) {
    return event.read([&]() -> Result<void> {
        const auto ids = ids_to_retell(event, retelling);
        auto next = ids.begin();
        return Slices(copy).write_all([&] {
            if (next == ids.end()) return false;
            if (const auto entry = find_entry(event, *next)) copy.append(said_again(*entry));
            return ++next != ids.end();
        });
    });
}

}  // namespace

Result<void> retell_event(const EventFolder& event, const std::filesystem::path& copy, Retelling retelling,
                          const Clock& machine_clock) {
    const EventKey key = EventKey::generate();
    if (auto wrote = write_file(copy / "event.key", key.to_text()); !wrote) return wrote;
    auto from = Database::open(event.database(), Database::Access::read);
    if (!from) return from.error();
    auto to = Database::open(copy / "lanyard.db", Database::Access::make);
    if (!to) return to.error();
    auto journal = Journal::open(**to, key, machine_clock);
    if (!journal) return journal.error();
    return retell(**from, **journal, retelling);
}

}  // namespace lanyard
