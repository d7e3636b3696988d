// The table `entries` and what hangs on it, read and written column by column.
#include "store/journal/entries.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/lines.h"
#include "store/database.h"
#include "store/journal/batches.h"

namespace lanyard {
namespace {

constexpr const char* entry_columns =
    "event, node, sequence, clock, at, actor, kind, version, subject, area, follows, batch, undoes, body, "
    "personal, "
    "personal_hash, digest";

std::string join(const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}

// A row of entry_columns.
Entry entry_of(SQLite::Statement& row) {
    Entry entry;
    entry.event = row.getColumn(0).getString();
    entry.node = row.getColumn(1).getString();
    entry.sequence = row.getColumn(2).getInt64();
    entry.clock = row.getColumn(3).getInt64();
    entry.at = instant_from_ms(row.getColumn(4).getInt64());
    entry.actor = row.getColumn(5).getString();
    entry.kind = row.getColumn(6).getString();
    entry.version = row.getColumn(7).getInt();
    entry.subject = row.getColumn(8).getString();
    entry.area = row.getColumn(9).getString();
    entry.follows = row.getColumn(10).getString();
    entry.batch = row.getColumn(11).getString();
    const std::string undoes = row.getColumn(12).getString();
    for (const std::string_view id : words_of(undoes)) entry.undoes.emplace_back(id);
    entry.body = row.getColumn(13).getString();
    if (!row.getColumn(14).isNull()) entry.personal = row.getColumn(14).getString();
    entry.personal_hash = row.getColumn(15).getString();
    entry.digest = row.getColumn(16).getString();
    return entry;
}

// Null where the entry has none.
nlohmann::json typed_member(const Entry& entry, const char* member) {
    for (const std::string& text : {entry.personal.value_or(""), entry.body}) {
        const auto object = nlohmann::json::parse(text, nullptr, false);
        const auto value = object.is_object() ? object.find(member) : object.end();
        if (value != object.end()) return *value;
    }
    return nullptr;
}

std::vector<Entry> all_of(SQLite::Statement& query) {
    std::vector<Entry> entries;
    while (query.executeStep()) entries.push_back(entry_of(query));
    return entries;
}

}  // namespace

std::vector<Entry> read_entries(Database& database) {
    SQLite::Statement query(database.handle(),
                            fmt::format("SELECT {} FROM entries ORDER BY clock, id", entry_columns));
    return all_of(query);
}

std::vector<Entry> read_entries_of(Database& database, const std::string& subject) {
    SQLite::Statement query(
        database.handle(),
        fmt::format("SELECT {} FROM entries WHERE subject=? ORDER BY clock, id", entry_columns));
    query.bind(1, subject);
    return all_of(query);
}

std::optional<Entry> find_entry(Database& database, const std::string& id) {
    // Prepared once: a run is read and sent entry by entry.
    static const std::string sql = fmt::format("SELECT {} FROM entries WHERE id=?", entry_columns);
    auto& query = database.statement(sql.c_str());
    query.bind(1, id);
    if (!query.executeStep()) return std::nullopt;
    Entry found = entry_of(query);
    query.reset();
    return found;
}

bool entry_stands(Database& database, const std::string& id) {
    auto& query = database.statement("SELECT stands FROM entries WHERE id=?");
    query.bind(1, id);
    return query.executeStep() && query.getColumn(0).getInt() != 0;
}

bool batch_counts(Database& database, const std::string& batch) {
    auto& query = database.statement("SELECT " BATCH_COUNTS("?1"));
    query.bind(1, batch);
    return query.executeStep() && query.getColumn(0).getInt() != 0;
}

std::string typed_text(const Entry& entry, const char* member) {
    const auto value = typed_member(entry, member);
    return value.is_string() ? value.get<std::string>() : std::string();
}

bool is_typed_true(const Entry& entry, const char* member) {
    const auto value = typed_member(entry, member);
    return value.is_boolean() && value.get<bool>();
}

std::vector<Fork> read_forks(Database& database) {
    SQLite::Statement query(database.handle(),
                            "SELECT node, sequence, min(id), max(id) FROM entries GROUP BY node, sequence"
                            " HAVING count(*) > 1 ORDER BY 3");
    std::vector<Fork> forks;
    while (query.executeStep())
        forks.push_back({query.getColumn(0).getString(), query.getColumn(1).getInt64(),
                         query.getColumn(2).getString(), query.getColumn(3).getString()});
    return forks;
}

void insert_entry(Database& database, const Entry& entry, const std::string& id, bool stands) {
    const std::string undoes = join(entry.undoes);
    auto& insert = database.statement("INSERT INTO entries VALUES (?, ?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?, ?)");
    insert.bindNoCopy(1, id);
    insert.bindNoCopy(2, entry.event);
    insert.bindNoCopy(3, entry.node);
    insert.bind(4, entry.sequence);
    insert.bind(5, entry.clock);
    insert.bind(6, static_cast<std::int64_t>(to_ms(entry.at)));
    insert.bindNoCopy(7, entry.actor);
    insert.bindNoCopy(8, entry.kind);
    insert.bind(9, entry.version);
    insert.bindNoCopy(10, entry.subject);
    insert.bindNoCopy(11, entry.area);
    insert.bindNoCopy(12, entry.follows);
    insert.bindNoCopy(13, entry.batch);
    insert.bindNoCopy(14, undoes);
    insert.bindNoCopy(15, entry.body);
    if (entry.personal) insert.bindNoCopy(16, *entry.personal);
    insert.bindNoCopy(17, entry.personal_hash);
    insert.bindNoCopy(18, entry.digest);
    insert.bind(19, stands ? 1 : 0);
    insert.exec();
}

void insert_undo_edges(Database& database, const Entry& entry, const std::string& id) {
    for (const auto& target : entry.undoes) {
        auto& edge = database.statement("INSERT OR IGNORE INTO undo_edges VALUES (?, ?)");
        edge.bind(1, target);
        edge.bind(2, id);
        edge.exec();
    }
}

void set_stands(Database& database, const std::string& id, bool stands) {
    auto& update = database.statement("UPDATE entries SET stands=? WHERE id=?");
    update.bind(1, stands ? 1 : 0);
    update.bind(2, id);
    update.exec();
}

bool should_stand(Database& database, const Entry& entry, const std::string& id) {
    if (erases(entry.kind)) return true;
    auto& undoer = database.statement(
        "SELECT 1 FROM undo_edges u JOIN entries e ON e.id = u.entry"
        " WHERE u.target = ? AND e.stands AND (e.clock, e.id) > (?, ?) LIMIT 1");
    undoer.bind(1, id);
    undoer.bind(2, entry.clock);
    undoer.bind(3, id);
    return !undoer.executeStep();
}

void replace_content(Database& database, const Entry& entry, const std::string& id) {
    auto& update = database.statement("UPDATE entries SET body=?, personal=? WHERE id=?");
    update.bind(1, entry.body);
    if (entry.personal) update.bind(2, *entry.personal);
    update.bind(3, id);
    update.exec();
}

}  // namespace lanyard
