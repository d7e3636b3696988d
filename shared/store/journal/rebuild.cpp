// Entries are applied once more, in the order of the clock, in which each stands when it comes.
#include "store/journal/rebuild.h"

#include <map>
#include <string>
#include <vector>

#include "store/journal/applying.h"
#include "store/journal/entry_rows.h"
#include "store/journal/journal.h"
#include "store/journal/slices.h"

namespace lanyard {
namespace {

std::vector<std::string> ids_in_order(Database& database) {
    auto& query = database.statement("SELECT id FROM entries ORDER BY clock, id");
    std::vector<std::string> ids;
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    return ids;
}

std::map<std::string, int> applied_versions(Database& database) {
    auto& query = database.statement("SELECT kind, version FROM applied_kinds");
    std::map<std::string, int> versions;
    while (query.executeStep()) versions[query.getColumn(0).getString()] = query.getColumn(1).getInt();
    return versions;
}

std::map<std::string, int> known_versions() {
    std::map<std::string, int> versions;
    for (const EntryKind& kind : entry_kinds()) versions[std::string(kind.name)] = kind.version;
    return versions;
}

// Entries that this program can read, and that whoever wrote `applied` could not.
std::vector<std::string> newly_readable(Database& database, const std::map<std::string, int>& applied) {
    auto& query = database.statement("SELECT id, kind, version FROM entries ORDER BY id");
    std::vector<std::string> ids;
    while (query.executeStep()) {
        const EntryKind* kind = find_entry_kind(query.getColumn(1).getString());
        const int version = query.getColumn(2).getInt();
        if (!kind || version > kind->version) continue;
        const auto before = applied.find(std::string(kind->name));
        if (before == applied.end() || version > before->second)
            ids.push_back(query.getColumn(0).getString());
    }
    return ids;
}

void write_rows_again(Database& database, const std::string& id) {
    const auto entry = find_entry(database, id);
    if (!entry) return;
    remove_entry_rows(database, *entry, id);
    if (entry_stands(database, id)) write_entry_rows(database, *entry, id);
}

void note_known_versions(Database& database) {
    database.statement("DELETE FROM applied_kinds").exec();
    for (const auto& [kind, version] : known_versions()) {
        auto& insert = database.statement("INSERT INTO applied_kinds VALUES (?, ?)");
        insert.bind(1, kind);
        insert.bind(2, version);
        insert.exec();
    }
}

}  // namespace

void rebuild_tables(Database& database) {
    for (const std::string& table : replicated_tables()) {
        if (table != "entries") database.handle().exec("DELETE FROM " + table);
    }
    // An entry that an undo of the same clock cannot undo is not to stand anew, with its rows, before its
    // turn.
    database.handle().exec("UPDATE entries SET stands = 1 WHERE stands = 0");
    for (const std::string& id : ids_in_order(database)) {
        if (const auto entry = find_entry(database, id)) apply_kept_entry(database, *entry, id);
    }
    note_known_versions(database);
    database.note_common_change();
}

Result<void> apply_new_kinds(Journal& journal) {
    Database& database = journal.database();
    auto left = database.read([&] {
        const auto applied = applied_versions(database);
        return applied == known_versions() ? std::vector<std::string>() : newly_readable(database, applied);
    });
    if (!left) return left.error();
    auto next = left->begin();
    return Slices(journal).write_all([&] {
        if (next != left->end()) {
            write_rows_again(database, *next++);
            return true;
        }
        note_known_versions(database);
        return false;
    });
}

}  // namespace lanyard
