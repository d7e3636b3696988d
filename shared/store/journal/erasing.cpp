// An erasure under way is a row of `erasing`, so that it goes on wherever it was interrupted.
#include "store/journal/erasing.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/entry_rows.h"
#include "store/journal/journal.h"
#include "store/journal/slices.h"

namespace lanyard {
namespace {

using nlohmann::json;

// Few enough that a slice ends in time.
constexpr int most_at_once = 100;
// Behind all ids: everything is dropped, and the log is still to be emptied.
constexpr const char* all_done = "~";

// An erasure under way.
struct Erasing {
    std::string entry, subject;  // subject "": everybody
    std::int64_t clock = 0;
    std::string behind;  // entries up to this id are done
};

std::optional<Erasing> first_to_go_on_with(Database& database) {
    auto& query =
        database.statement("SELECT entry, subject, clock, behind FROM erasing WHERE behind <> ? LIMIT 1");
    query.bind(1, all_done);
    std::optional<Erasing> found;
    if (query.executeStep())
        found = Erasing{query.getColumn(0).getString(), query.getColumn(1).getString(),
                        query.getColumn(2).getInt64(), query.getColumn(3).getString()};
    query.tryReset();
    return found;
}

// The next ids to look at, in their order; for everybody those without a personal part, too, so that each
// call goes on where the last one ended.
std::vector<std::string> next_ids(Database& database, const Erasing& erasing, int most) {
    auto& of_one = database.statement(
        "SELECT id FROM entries WHERE subject = ?1 AND id > ?2 AND clock < ?3 AND personal IS NOT NULL ORDER "
        "BY id"
        " LIMIT ?4");
    auto& of_all = database.statement(
        "SELECT id FROM entries WHERE ?1 = '' AND id > ?2 AND clock < ?3 ORDER BY id LIMIT ?4");
    auto& query = erasing.subject.empty() ? of_all : of_one;
    query.bind(1, erasing.subject);
    query.bind(2, erasing.behind);
    query.bind(3, erasing.clock);
    query.bind(4, most);
    std::vector<std::string> ids;
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    query.tryReset();
    return ids;
}

void drop_personal(Database& database, const std::string& id) {
    const auto before = find_entry(database, id);
    if (!before || !before->personal) return;
    Entry after = *before;
    after.personal.reset();
    rewrite_entry(database, *before, after, id);
}

// A part of a slice.
void erase_some(Database& database, const Erasing& erasing) {
    const auto ids = next_ids(database, erasing, most_at_once);
    for (const std::string& id : ids) drop_personal(database, id);
    const bool is_last = static_cast<int>(ids.size()) < most_at_once;
    auto& update = database.statement("UPDATE erasing SET behind = ? WHERE entry = ?");
    update.bind(1, is_last ? all_done : ids.back());
    update.bind(2, erasing.entry);
    update.exec();
}

void drop_free_text(Database& database, const std::string& id) {
    const auto before = find_entry(database, id);
    if (!before) return;
    Entry after = *before;
    after.body = without_free_text(*before);
    if (after.body != before->body) rewrite_entry(database, *before, after, id);
}

// The ids that an erasure names.
std::vector<std::string> named_entries(const Entry& erasure) {
    const json body = json::parse(erasure.body, nullptr, false);
    std::vector<std::string> ids;
    if (!body.is_object() || !body.contains("entries") || !body["entries"].is_array()) return ids;
    for (const json& id : body["entries"])
        if (id.is_string()) ids.push_back(id.get<std::string>());
    return ids;
}

}  // namespace

bool is_erased(Database& database, const Entry& entry) {
    auto& query = database.statement("SELECT 1 FROM erasures WHERE subject IN ('', ?) AND clock > ? LIMIT 1");
    query.bind(1, entry.subject);
    query.bind(2, entry.clock);
    return query.executeStep();
}

void drop_what_was_erased(Database& database, Entry& entry, const std::string& id) {
    if (entry.personal && is_erased(database, entry)) entry.personal.reset();
    if (has_unkeyed_digest(entry) && lost_free_text(database, id)) entry.body = without_free_text(entry);
}

void begin_erasing(Database& database, const Entry& erasure, const std::string& id) {
    Erasing erasing{id, erasure.kind == entry_kind::event_purged ? "" : erasure.subject, erasure.clock, ""};
    auto& insert = database.statement("INSERT OR REPLACE INTO erasing VALUES (?, ?, ?, '')");
    insert.bind(1, id);
    insert.bind(2, erasing.subject);
    insert.bind(3, erasing.clock);
    insert.exec();
    erase_some(database, erasing);
    for (const std::string& target : named_entries(erasure)) {
        auto& named = database.statement("INSERT OR IGNORE INTO erased_entries VALUES (?, ?)");
        named.bind(1, target);
        named.bind(2, id);
        named.exec();
        drop_free_text(database, target);
    }
}

void rewrite_entry(Database& database, const Entry& before, const Entry& after, const std::string& id) {
    const bool stands = entry_stands(database, id);
    if (stands) remove_entry_rows(database, before, id);
    replace_content(database, after, id);
    if (stands) write_entry_rows(database, after, id);
    database.statement("UPDATE this_node SET rewrites = rewrites + 1").exec();
}

bool is_erasing(Database& database) {
    auto& query = database.statement("SELECT 1 FROM erasing LIMIT 1");
    return query.executeStep();
}

bool has_more_to_erase(Database& database) {
    return first_to_go_on_with(database).has_value();
}

Result<void> finish_erasing(Journal& journal) {
    Database& database = journal.database();
    std::vector<std::string> dropped;
    auto written = Slices(journal).write_all([&] {
        if (const auto next = first_to_go_on_with(database)) {
            erase_some(database, *next);
            return true;
        }
        auto& query = database.statement("SELECT entry FROM erasing");
        while (query.executeStep()) dropped.push_back(query.getColumn(0).getString());
        return false;
    });
    if (!written || dropped.empty() || !database.truncate_log()) return written;
    return database.write([&] {
        for (const std::string& entry : dropped) {
            auto& remove = database.statement("DELETE FROM erasing WHERE entry = ?");
            remove.bind(1, entry);
            remove.exec();
        }
    });
}

std::vector<std::string> entries_with_free_text(Database& database, const std::string& subject) {
    std::vector<std::string> ids;
    for (const Entry& entry : read_entries_of(database, subject)) {
        if (without_free_text(entry) != entry.body) ids.push_back(entry_id(entry));
    }
    return ids;
}

std::string without_free_text(const Entry& entry) {
    const EntryKind* kind = find_entry_kind(entry.kind);
    if (!kind || !has_unkeyed_digest(entry) || kind->free_text[0].empty()) return entry.body;
    json body = json::parse(entry.body, nullptr, false);
    if (!body.is_object()) return entry.body;
    std::size_t dropped = 0;
    for (const std::string_view member : kind->free_text) dropped += body.erase(std::string(member));
    return dropped ? body.dump() : entry.body;
}

bool lost_free_text(Database& database, const std::string& id) {
    auto& query = database.statement("SELECT 1 FROM erased_entries WHERE target = ? LIMIT 1");
    query.bind(1, id);
    return query.executeStep();
}

}  // namespace lanyard
