// Applying is inserting the entry, seeing what stands now, and writing or removing rows accordingly.
#include "store/journal/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"
#include "store/journal/entry_rows.h"

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

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> ids;
    std::size_t start = 0;
    while (start < text.size()) {
        const auto end = std::min(text.find(' ', start), text.size());
        ids.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return ids;
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
    entry.undoes = split(row.getColumn(12).getString());
    entry.body = row.getColumn(13).getString();
    if (!row.getColumn(14).isNull()) entry.personal = row.getColumn(14).getString();
    entry.personal_hash = row.getColumn(15).getString();
    entry.digest = row.getColumn(16).getString();
    return entry;
}

bool erases(const Entry& entry) {
    return entry.kind == entry_kind::subject_erased || entry.kind == entry_kind::event_purged;
}

// Whether nothing that stands undoes it.
bool should_stand(Database& database, const Entry& entry, const std::string& id) {
    if (erases(entry)) return true;
    auto& undoer = database.statement(
        "SELECT 1 FROM undo_edges u JOIN entries e ON e.id = u.entry"
        " WHERE u.target = ? AND e.stands AND (e.clock, e.id) > (?, ?) LIMIT 1");
    undoer.bind(1, id);
    undoer.bind(2, entry.clock);
    undoer.bind(3, id);
    return !undoer.executeStep();
}

// After something that undoes `id` came, or began or ceased to stand. Ends, because an undo is newer than
// what it undoes.
void restand(Database& database, const std::string& id) {
    const auto entry = find_entry(database, id);
    if (!entry) return;
    const bool now = should_stand(database, *entry, id);
    if (now == entry_stands(database, id)) return;
    auto& update = database.statement("UPDATE entries SET stands=? WHERE id=?");
    update.bind(1, now ? 1 : 0);
    update.bind(2, id);
    update.exec();
    if (now) {
        write_entry_rows(database, *entry, id);
    } else {
        remove_entry_rows(database, *entry, id);
    }
    for (const auto& target : entry->undoes) restand(database, target);
}

bool erased_since(Database& database, const Entry& entry) {
    auto& query = database.statement("SELECT 1 FROM erasures WHERE subject IN ('', ?) AND clock > ? LIMIT 1");
    query.bind(1, entry.subject);
    query.bind(2, entry.clock);
    return query.executeStep();
}

// Drops what identifies the subject (everybody, for a purge) from older entries and from their rows.
void erase_older(Database& database, const Entry& erasure) {
    std::vector<Entry> older;
    {
        const bool everybody = erasure.kind == entry_kind::event_purged;
        SQLite::Statement query(database.handle(),
                                fmt::format("SELECT {} FROM entries WHERE clock < ? AND personal "
                                            "IS NOT NULL AND {}",
                                            entry_columns, everybody ? "?2 = ?2" : "subject = ?2"));
        query.bind(1, erasure.clock);
        query.bind(2, erasure.subject);
        while (query.executeStep()) older.push_back(entry_of(query));
    }
    for (auto& entry : older) {
        const std::string id = entry_id(entry);
        const bool stands = entry_stands(database, id);
        if (stands) remove_entry_rows(database, entry, id);
        entry.personal.reset();
        auto& update = database.statement("UPDATE entries SET personal=NULL WHERE id=?");
        update.bind(1, id);
        update.exec();
        if (stands) write_entry_rows(database, entry, id);
    }
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
    for (const auto& target : entry.undoes) {
        auto& edge = database.statement("INSERT OR IGNORE INTO undo_edges VALUES (?, ?)");
        edge.bind(1, target);
        edge.bind(2, id);
        edge.exec();
    }
}

// Keeps an entry that was not known, and what it says where it stands. One that was just written stands: its
// clock is later than every other's, an undo's or an erasure's too.
void apply_new(Database& database, const Entry& entry, const std::string& id, bool stands) {
    insert_entry(database, entry, id, stands);
    if (!stands) return;
    write_entry_rows(database, entry, id);
    for (const auto& target : entry.undoes) restand(database, target);
    if (erases(entry)) erase_older(database, entry);
}

}  // namespace

// With the salt, nobody can try names against the hash.
void seal_personal(NewEntry& entry) {
    if (entry.personal.empty() || !entry.personal_hash.empty()) return;
    const std::string_view more = entry.personal == "{}" ? "" : ",";
    entry.personal.insert(1, fmt::format(R"("salt":"{}"{})", to_hex(random_bytes(12)), more));
    entry.personal_hash = hash_of_personal(entry.personal);
}

std::string event_identity(const EventKey& key) {
    return to_hex(key.keyed_hash("event identity", "", 16)).substr(0, 20);
}

Journal::Journal(Database& database, std::string event, const Clock& machine_clock, NodeIdentity identity)
    : database_(database),
      event_(std::move(event)),
      machine_clock_(machine_clock),
      identity_(std::move(identity)) {}

Result<std::unique_ptr<Journal>> Journal::open(Database& database, const EventKey& key,
                                               const Clock& machine_clock) {
    auto identity = NodeIdentity::open(database.file());
    if (!identity) return identity.error();
    std::unique_ptr<Journal> journal(
        new Journal(database, event_identity(key), machine_clock, std::move(identity).value()));
    auto settled = database.write([&]() -> Result<void> {
        std::string mark, node;
        std::int64_t sequence = 0;
        {
            auto& state = database.statement("SELECT mark, node, sequence FROM node_state");
            if (state.executeStep()) {
                mark = state.getColumn(0).getString();
                node = state.getColumn(1).getString();
                sequence = state.getColumn(2).getInt64();
            }
        }
        journal->node_ = journal->identity_.fitting_node(mark, node, sequence);
        if (!journal->node_.empty()) return {};
        auto record = journal->identity_.renew();
        if (!record) return record.error();
        journal->node_ = record->node;
        auto& update = database.statement("UPDATE node_state SET mark=?, node=?, sequence=0, tickets=0");
        update.bind(1, record->mark);
        update.bind(2, record->node);
        update.exec();
        // Print jobs and claims under way are the other node's: it decides about them, not its copy.
        database.handle().exec("DELETE FROM print_jobs WHERE state NOT IN ('printed','sent')");
        database.handle().exec("DELETE FROM unsettled");
        return {};
    });
    if (!settled) return settled.error();
    return journal;
}

void Journal::read_state() {
    auto& state = database_.statement("SELECT sequence, clock, tickets FROM node_state");
    state.executeStep();
    state_ = {state.getColumn(0).getInt64(), state.getColumn(1).getInt64(), state.getColumn(2).getInt64()};
    written_state_ = state_;
}

void Journal::write_state() {
    if (state_ == written_state_) return;
    auto& update = database_.statement("UPDATE node_state SET sequence=?, clock=?, tickets=?");
    update.bind(1, state_.sequence);
    update.bind(2, state_.clock);
    update.bind(3, state_.tickets);
    update.exec();
}

std::string Journal::append(NewEntry fresh) {
    seal_personal(fresh);
    Entry entry;
    entry.event = event_;
    entry.node = node_;
    entry.sequence = ++state_.sequence;
    entry.clock = state_.clock = next_clock(state_.clock, machine_clock_.now());
    entry.at = fresh.at;
    entry.actor = std::move(fresh.actor);
    entry.kind = fresh.kind;
    entry.subject = std::move(fresh.subject);
    entry.area = std::move(fresh.area);
    entry.follows = std::move(fresh.follows);
    entry.batch = std::move(fresh.batch);
    entry.undoes = std::move(fresh.undoes);
    entry.body = std::move(fresh.body);
    if (!fresh.personal.empty()) entry.personal = std::move(fresh.personal);
    entry.personal_hash = std::move(fresh.personal_hash);
    seal_digest(entry);
    std::string id = entry_id(entry);
    apply_new(database_, entry, id, true);
    return id;
}

TicketNumber Journal::next_ticket() {
    const auto count = static_cast<std::uint64_t>(++state_.tickets);
    return ticket_number(std::strtoull(node_.c_str(), nullptr, 16), count);
}

Result<Merged> Journal::merge(const std::vector<Entry>& entries) {
    return transact([&] {
        Merged merged;
        for (const Entry& entry : entries) {
            if (entry.event != event_ || !entry_is_whole(entry)) {
                merged.refused.push_back(entry_id(entry));
                continue;
            }
            ++(apply_entry(database_, entry) ? merged.added : merged.known);
            state_.clock = std::max(state_.clock, entry.clock);
        }
        return merged;
    });
}

bool apply_entry(Database& database, Entry entry) {
    const std::string id = entry_id(entry);
    {
        auto& known = database.statement("SELECT 1 FROM entries WHERE id=?");
        known.bind(1, id);
        if (known.executeStep()) return false;
    }
    if (entry.personal && erased_since(database, entry)) entry.personal.reset();
    apply_new(database, entry, id, should_stand(database, entry, id));
    return true;
}

std::vector<Entry> read_entries(Database& database) {
    SQLite::Statement query(database.handle(),
                            fmt::format("SELECT {} FROM entries ORDER BY clock, id", entry_columns));
    std::vector<Entry> entries;
    while (query.executeStep()) entries.push_back(entry_of(query));
    return entries;
}

std::vector<Entry> read_entries_of(Database& database, const std::string& subject) {
    SQLite::Statement query(
        database.handle(),
        fmt::format("SELECT {} FROM entries WHERE subject=? ORDER BY clock, id", entry_columns));
    query.bind(1, subject);
    std::vector<Entry> entries;
    while (query.executeStep()) entries.push_back(entry_of(query));
    return entries;
}

std::optional<Entry> find_entry(Database& database, const std::string& id) {
    SQLite::Statement query(database.handle(),
                            fmt::format("SELECT {} FROM entries WHERE id=?", entry_columns));
    query.bind(1, id);
    if (!query.executeStep()) return std::nullopt;
    return entry_of(query);
}

bool entry_stands(Database& database, const std::string& id) {
    auto& query = database.statement("SELECT stands FROM entries WHERE id=?");
    query.bind(1, id);
    return query.executeStep() && query.getColumn(0).getInt() != 0;
}

bool batch_counts(Database& database, const std::string& batch) {
    auto& query = database.statement("SELECT 1 FROM batches WHERE batch = ? LIMIT 1");
    query.bind(1, batch);
    return query.executeStep();
}

std::string newest_entry(Database& database, const std::string& subject, const std::string& area) {
    auto& query = database.statement(
        "SELECT id FROM entries WHERE subject=? AND area=? ORDER BY clock DESC, id DESC LIMIT 1");
    query.bindNoCopy(1, subject);
    query.bindNoCopy(2, area);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

const std::vector<std::string>& replicated_tables() {
    static const std::vector<std::string> tables = {"entries",        "undo_edges",      "batches",
                                                    "list_registers", "desk_registers",  "desk_registrations",
                                                    "tickets",        "retired_tickets", "external_codes",
                                                    "attendance",     "presence",        "area_counts",
                                                    "door_decisions", "substitutions",   "same_person",
                                                    "flags",          "enrolments",      "badges",
                                                    "refused_scans",  "sessions",        "session_inputs",
                                                    "erasures",       "help_calls",      "help_answers",
                                                    "opt_ins",        "staff",           "needed_people"};
    return tables;
}

std::vector<std::string> table_rows(Database& database, const std::string& table) {
    // WITHOUT ROWID tables are read in the order of their primary key.
    SQLite::Statement query(database.handle(), "SELECT * FROM " + table);
    std::vector<std::string> rows;
    while (query.executeStep()) {
        std::string row;
        for (int i = 0; i < query.getColumnCount(); ++i) {
            const auto column = query.getColumn(i);
            if (i) row += " | ";
            row += column.isNull() ? "NULL" : column.getString();
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

namespace {

std::optional<JournalDifference> check_entries(Database& database, const std::vector<Entry>& entries,
                                               const std::string& event) {
    for (const Entry& entry : entries) {
        if (!entry_is_whole(entry))
            return JournalDifference{"entry " + entry_id(entry), "its digest does not fit"};
        if (entry.event != event)
            return JournalDifference{"entry " + entry_id(entry), "it belongs to another event"};
    }
    SQLite::Statement doubles(
        database.handle(), "SELECT node, sequence, count(*) FROM entries GROUP BY 1, 2 HAVING count(*) > 1");
    if (doubles.executeStep()) {
        return JournalDifference{fmt::format("node {}, sequence {}", doubles.getColumn(0).getString(),
                                             doubles.getColumn(1).getInt64()),
                                 "two different entries claim this place: a folder was copied past the check "
                                 "for copies; both are kept"};
    }
    return std::nullopt;
}

std::optional<JournalDifference> compare_tables(Database& found, Database& rebuilt) {
    for (const auto& table : replicated_tables()) {
        const auto have = table_rows(found, table);
        const auto want = table_rows(rebuilt, table);
        if (have == want) continue;
        const auto [in_have, in_want] = std::mismatch(have.begin(), have.end(), want.begin(), want.end());
        return JournalDifference{"table " + table, fmt::format("found {}, the entries say {}",
                                                               in_have == have.end() ? "nothing" : *in_have,
                                                               in_want == want.end() ? "nothing" : *in_want)};
    }
    return std::nullopt;
}

}  // namespace

Result<std::optional<JournalDifference>> verify_journal(Database& database, const EventKey& key) {
    auto rebuilt = Database::in_memory();
    if (!rebuilt) return rebuilt.error();
    Database& fresh = **rebuilt;
    return database.read([&]() -> Result<std::optional<JournalDifference>> {
        const std::string integrity = database.handle().execAndGet("PRAGMA integrity_check").getString();
        if (integrity != "ok") return std::optional(JournalDifference{"the database file", integrity});
        const auto entries = read_entries(database);
        if (auto difference = check_entries(database, entries, event_identity(key))) return difference;
        // The newest first: an order that nothing was written in.
        auto applied = fresh.write([&] {
            for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) apply_entry(fresh, *entry);
        });
        if (!applied) return applied.error();
        return compare_tables(database, fresh);
    });
}

}  // namespace lanyard
