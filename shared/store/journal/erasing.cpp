// An erasure under way is a row of `erasing`, so that it goes on wherever it was interrupted.
#include "store/journal/erasing.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/safety_lines.h"
#include "event/attendee.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/entry_rows.h"
#include "store/journal/journal.h"
#include "store/journal/page_gaps.h"
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
    std::string entry, subject;  // subject "": entries about anybody
    std::string behind;          // entries up to this id are done
};

std::optional<Erasing> first_to_go_on_with(Database& database) {
    auto& query = database.statement("SELECT entry, subject, behind FROM erasing WHERE behind <> ? LIMIT 1");
    query.bind(1, all_done);
    std::optional<Erasing> found;
    if (query.executeStep())
        found = Erasing{query.getColumn(0).getString(), query.getColumn(1).getString(),
                        query.getColumn(2).getString()};
    query.tryReset();
    return found;
}

// The next ids to look at, in their order; of anybody those that nothing is dropped of, too, so that each
// call goes on where the last one ended.
std::vector<std::string> next_ids(Database& database, const Erasing& erasing, int most) {
    auto& of_one = database.statement(
        "SELECT id FROM entries WHERE subject = ?1 AND id > ?2 AND personal IS NOT NULL ORDER BY id LIMIT "
        "?3");
    auto& of_all =
        database.statement("SELECT id FROM entries WHERE ?1 = '' AND id > ?2 ORDER BY id LIMIT ?3");
    auto& query = erasing.subject.empty() ? of_all : of_one;
    query.bind(1, erasing.subject);
    query.bind(2, erasing.behind);
    query.bind(3, most);
    std::vector<std::string> ids;
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    query.tryReset();
    return ids;
}

void drop_personal(Database& database, const std::string& id) {
    const auto before = find_entry(database, id);
    if (!before || !before->personal || !is_erased(database, *before)) return;
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

// The digests that erasures which are here give this entry; "" is an older program's, that gave none.
std::vector<std::string> sealed_digests(Database& database, const std::string& id) {
    auto& query = database.statement("SELECT digest FROM erased_entries WHERE target = ?");
    query.bind(1, id);
    std::vector<std::string> digests;
    while (query.executeStep()) digests.push_back(query.getColumn(0).getString());
    return digests;
}

// Older programs named entries of version 1 alone.
bool loses_part_of_body(Database& database, const Entry& entry, const std::string& id) {
    const auto digests = sealed_digests(database, id);
    return std::any_of(digests.begin(), digests.end(), [&](const std::string& digest) {
        return !digest.empty() || has_unkeyed_digest(entry);
    });
}

void cut_body(Database& database, const std::string& id) {
    const auto before = find_entry(database, id);
    if (!before || !loses_part_of_body(database, *before, id)) return;
    Entry after = *before;
    after.body = without_personal(*before);
    if (after.body != before->body) rewrite_entry(database, *before, after, id);
}

// The entries that an erasure names.
std::vector<OpenBody> named_entries(const Entry& erasure) {
    const json body = json::parse(erasure.body, nullptr, false);
    std::vector<OpenBody> named;
    if (!body.is_object() || !body.contains("entries") || !body["entries"].is_array()) return named;
    const json sealed = body.value("sealed", json::array());
    for (std::size_t i = 0; i < body["entries"].size(); ++i) {
        const json& id = body["entries"][i];
        const bool has_digest = sealed.is_array() && i < sealed.size() && sealed[i].is_string();
        if (id.is_string()) named.push_back({id, has_digest ? sealed[i].get<std::string>() : ""});
    }
    return named;
}

// A row of `erasures e` that is a purge and does not keep the subject ?1.
#define PURGES_SUBJECT                                                                                 \
    "(e.subject = '' AND NOT EXISTS (SELECT 1 FROM erased_batches b WHERE b.batch = '' AND b.entry = " \
    "e.entry"                                                                                          \
    " AND instr(' ' || b.keeps || ' ', ' ' || ?1 || ' ') > 0))"
#define ERASES_SUBJECT "e.subject IN ('', ?1) AND (e.subject = ?1 OR " PURGES_SUBJECT ")"

// What is erased of nobody in particular.
bool is_of_erased_batch(Database& database, const Entry& entry) {
    if (entry.batch.empty()) return false;
    auto& query = database.statement(
        "SELECT 1 FROM erased_batches WHERE batch = ?1 AND clock > ?2 AND instr(' ' || keeps || ' ', ' ' || "
        "?3"
        " || ' ') = 0 LIMIT 1");
    query.bind(1, entry.batch);
    query.bind(2, entry.clock);
    query.bind(3, entry.subject);
    return query.executeStep();
}

}  // namespace

bool is_erased(Database& database, const Entry& entry) {
    // Few entries are about somebody of whom anything was ever erased.
    const std::int64_t newest = newest_erasure_of(database, entry.subject);
    return (newest > 0 && (newest > known_erasure(entry) || is_purged(database, entry.subject))) ||
           is_of_erased_batch(database, entry);
}

bool is_purged(Database& database, const std::string& subject) {
    auto& query = database.statement("SELECT 1 FROM erasures e WHERE " PURGES_SUBJECT " LIMIT 1");
    query.bind(1, subject);
    return query.executeStep();
}

std::int64_t newest_erasure_of(Database& database, const std::string& subject) {
    auto& query =
        database.statement("SELECT coalesce(max(e.clock), 0) FROM erasures e WHERE " ERASES_SUBJECT);
    query.bind(1, subject);
    query.executeStep();
    return query.getColumn(0).getInt64();
}

std::vector<Entry> erasures_of(Database& database, const std::string& subject) {
    auto& query = database.statement("SELECT e.entry FROM erasures e WHERE " ERASES_SUBJECT);
    query.bind(1, subject);
    std::vector<Entry> erasures;
    while (query.executeStep())
        if (auto erasure = find_entry(database, query.getColumn(0).getString()))
            erasures.push_back(*std::move(erasure));
    return erasures;
}

void drop_what_was_erased(Database& database, Entry& entry, const std::string& id) {
    if (entry.personal && is_erased(database, entry) && in_force(SafetyLine::late_comers_are_erased))
        entry.personal.reset();
    if (loses_part_of_body(database, entry, id)) entry.body = without_personal(entry);
}

void begin_erasing(Database& database, const Entry& erasure, const std::string& id) {
    const Erasing erasing{id, erasure.kind == entry_kind::subject_erased ? erasure.subject : "", ""};
    auto& insert = database.statement("INSERT OR REPLACE INTO erasing VALUES (?, ?, ?, '')");
    insert.bind(1, id);
    insert.bind(2, erasing.subject);
    insert.bind(3, erasure.clock);
    insert.exec();
    erase_some(database, erasing);
    for (const OpenBody& target : named_entries(erasure)) {
        auto& named = database.statement("INSERT OR IGNORE INTO erased_entries VALUES (?, ?, ?)");
        named.bind(1, target.id);
        named.bind(2, id);
        named.bind(3, target.sealed);
        named.exec();
        cut_body(database, target.id);
    }
}

void rewrite_entry(Database& database, const Entry& before, const Entry& after, const std::string& id) {
    const bool stands = entry_stands(database, id);
    if (stands) remove_entry_rows(database, before, id);
    replace_content(database, after, id);
    if (stands) write_entry_rows(database, after, id);
    database.statement("UPDATE this_node SET rewrites = rewrites + 1").exec();
}

std::int64_t rewrites_so_far(Database& database) {
    auto& query = database.statement("SELECT rewrites FROM this_node");
    return query.executeStep() ? query.getColumn(0).getInt64() : 0;
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
    if (!written || dropped.empty()) return written;
    const auto emptied = empty_page_gaps(database);
    if (!emptied) return emptied.error();
    if (!*emptied) return {};
    return database.write([&] {
        for (const std::string& entry : dropped) {
            auto& remove = database.statement("DELETE FROM erasing WHERE entry = ?");
            remove.bind(1, entry);
            remove.exec();
        }
    });
}

std::vector<OpenBody> open_bodies_of(Database& database, const std::string& subject,
                                     const std::string& digest_key) {
    std::vector<OpenBody> bodies;
    for (Entry& entry : read_entries_of(database, subject)) {
        std::string left = without_personal(entry);
        if (left == entry.body) continue;
        const std::string id = entry_id(entry);
        entry.body = std::move(left);
        seal_digest(entry, digest_key);
        bodies.push_back({id, entry.digest});
    }
    return bodies;
}

std::string without_personal(const Entry& entry) {
    const EntryKind* kind = find_entry_kind(entry.kind);
    if (!kind || kind->about != EntryAbout::person) return entry.body;
    json body = json::parse(entry.body, nullptr, false);
    if (!body.is_object()) return entry.body;
    std::size_t dropped = 0;
    if (entry.version < kind->personal_since)
        for (const std::string_view member : kind->was_in_body) dropped += body.erase(std::string(member));
    for (const char* group : {"fields", "replaced"}) {
        if (!body.contains(group) || !body[group].is_object()) continue;
        for (std::size_t i = 0; i < field_count; ++i) {
            const Field field = static_cast<Field>(i);
            if (is_personal(field)) dropped += body[group].erase(std::string(field_name(field)));
        }
    }
    return dropped ? body.dump() : entry.body;
}

bool is_what_was_left(Database& database, const Entry& entry, const std::string& id,
                      const std::string& digest_key) {
    Entry left = entry;
    seal_digest(left, digest_key);
    for (const std::string& sealed : sealed_digests(database, id))
        if (sealed.empty() ? has_unkeyed_digest(entry) : sealed == left.digest) return true;
    return false;
}

}  // namespace lanyard
