// Each call is one statement, and so one transaction and one way to the server and back.
#include "hub/postgres_hub.h"

#include <fmt/format.h>

#include <utility>

#include "hub/hub_tables.h"

namespace lanyard {
namespace {

// In the order of SealedEntry's parts of a row.
std::string line_of(const SealedEntry& entry) {
    return entry_to_line({entry.entry, {}});
}

std::optional<std::string> sealed_of(const SealedEntry& entry) {
    return entry.sealed.empty() ? std::nullopt : std::optional(pg_bytes(entry.sealed));
}

}  // namespace

PostgresHub::PostgresHub(std::string address, std::string event, Milliseconds patience)
    : connection_(std::move(address), patience), event_(std::move(event)) {}

Result<HubLook> PostgresHub::look() {
    const auto rows = connection_.run(
        "SELECT e.history, e.epoch, (SELECT max(version) FROM lanyard_hub),"
        " (SELECT coalesce(sum(sequence), 0)::bigint FROM heads h WHERE h.event = e.event),"
        " coalesce((SELECT is_desk FROM machines m WHERE m.login = session_user), true)"
        " FROM events e WHERE e.event = $1",
        {event_});
    if (!rows) return rows.error();
    if (rows->size() == 0) return no_such_event();
    if (rows->number(0, 2) > version_of_hub)
        return machine_error(
            fmt::format("this hub is of a newer lanyard (its version is {})", rows->number(0, 2)), "hub",
            "Use the same version on every machine");
    return HubLook{{rows->text(0, 0), rows->number(0, 1)}, rows->number(0, 3), rows->text(0, 4) == "t"};
}

Result<std::map<std::string, RunPosition>> PostgresHub::heads() {
    const auto rows = connection_.run("SELECT node, sequence, digest FROM heads WHERE event = $1", {event_});
    if (!rows) return rows.error();
    std::map<std::string, RunPosition> heads;
    for (int row = 0; row < rows->size(); ++row)
        heads[rows->text(row, 0)] = {rows->number(row, 1), rows->text(row, 2)};
    return heads;
}

Result<SealedEntry> PostgresHub::read_entry(const PgRows& rows, int row, int line, int sealed) {
    auto entry = lines_.read(rows.text(row, line));
    if (!entry) return machine_error("gave something that is no entry", "hub");
    entry->sealed = rows.is_null(row, sealed) ? "" : rows.bytes(row, sealed);
    return *std::move(entry);
}

Result<std::vector<SealedEntry>> PostgresHub::run(const std::string& node, std::int64_t after, int most) {
    const auto rows = connection_.run(
        "SELECT line, sealed FROM entries WHERE event = $1 AND node = $2 AND sequence > $3::bigint"
        " ORDER BY sequence LIMIT $4::integer",
        {event_, node, std::to_string(after), std::to_string(most)});
    if (!rows) return rows.error();
    std::vector<SealedEntry> run;
    run.reserve(static_cast<std::size_t>(rows->size()));
    for (int row = 0; row < rows->size(); ++row) {
        auto entry = read_entry(*rows, row, 0, 1);
        if (!entry) return entry.error();
        run.push_back(std::move(entry).value());
    }
    return run;
}

Result<void> PostgresHub::write_as(const std::string& node) {
    if (names_.count(node) > 0) return {};
    const auto done = connection_.run(
        "INSERT INTO writers VALUES ($1, $2, session_user) ON CONFLICT DO NOTHING", {event_, node});
    if (!done) return done.error();
    names_.insert(node);
    return {};
}

// Moves the head on from where it is said to be, and with it inserts the run; where it is elsewhere, nothing.
Result<Published> PostgresHub::publish(const RunPosition& head, const std::vector<SealedEntry>& run) {
    std::vector<std::string> sequences, clocks, subjects, batches, lines, sealed;
    for (const SealedEntry& one : run) {
        sequences.push_back(std::to_string(one.entry.sequence));
        clocks.push_back(std::to_string(one.entry.clock));
        subjects.push_back(one.entry.subject);
        batches.push_back(one.entry.batch);
        lines.push_back(line_of(one));
        sealed.push_back(pg_bytes(one.sealed));
    }
    const Entry& last = run.back().entry;
    const auto written = connection_.run(
        "WITH moved AS (INSERT INTO heads SELECT $1, $2, $5::bigint, $6"
        "  WHERE $3::bigint = 0 OR EXISTS (SELECT FROM heads WHERE event = $1 AND node = $2)"
        "  ON CONFLICT (event, node) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest"
        "  WHERE heads.sequence = $3::bigint AND heads.digest = $4 RETURNING 1)"
        " INSERT INTO entries SELECT $1, $2, u.sequence, u.clock, u.subject, u.batch, u.line,"
        "  nullif(u.sealed, ''::bytea) FROM moved, unnest($7::bigint[], $8::bigint[], $9::text[], "
        "$10::text[],"
        "  $11::text[], $12::bytea[]) AS u (sequence, clock, subject, batch, line, sealed)",
        {event_, last.node, std::to_string(head.sequence), head.digest, std::to_string(last.sequence),
         last.digest, pg_array(sequences), pg_array(clocks), pg_array(subjects), pg_array(batches),
         pg_array(lines), pg_array(sealed)});
    if (!written) return written.error();
    return written->written() > 0 ? Published::done : Published::moved;
}

Result<Hub::Claimed> PostgresHub::claim(const SealedEntry& check_in, bool asserts) {
    const Entry& entry = check_in.entry;
    const std::string id = entry_id(entry);
    // A claim that is made at the same moment may be seen by none of the two parts: asked once more it is
    // there.
    for (int turn = 0; turn < 2; ++turn) {
        const auto rows = connection_.run(
            "WITH may AS (SELECT FROM events e WHERE e.event = $1 AND ($8::boolean"
            "   OR e.began < clock_timestamp() - $9::interval"
            "   OR (EXISTS (SELECT FROM nodes n WHERE n.event = $1) AND NOT EXISTS (SELECT FROM nodes n"
            "     WHERE n.event = $1 AND n.epoch < e.epoch AND n.seen > clock_timestamp() - interval '30 "
            "seconds')))),"
            " made AS (INSERT INTO claims SELECT $1, $2, $3, $4, $5, $10::bigint, $6, $7::bytea FROM may"
            "   ON CONFLICT DO NOTHING RETURNING entry, line, sealed)"
            " SELECT entry, line, sealed FROM made UNION ALL SELECT entry, line, sealed FROM claims"
            "   WHERE event = $1 AND subject = $2 AND area = $3 AND follows = $4",
            {event_, entry.subject, entry.area, entry.follows, id, line_of(check_in), sealed_of(check_in),
             asserts ? "true" : "false", fmt::format("{} milliseconds", longest_grace.count()),
             std::to_string(entry.clock)});
        if (!rows) return rows.error();
        if (rows->size() == 0) continue;
        if (rows->text(0, 0) == id) return Claimed{ClaimAnswer::won};
        auto winner = read_entry(*rows, 0, 1, 2);
        if (!winner) return winner.error();
        return Claimed{ClaimAnswer::lost, std::move(winner).value()};
    }
    return Claimed{};
}

Result<void> PostgresHub::forget(const Entry& erasure, const std::vector<SealedEntry>& left) {
    std::vector<std::string> lines, sealed;
    for (const SealedEntry& one : left) {
        lines.push_back(line_of(one));
        sealed.push_back(pg_bytes(one.sealed));
    }
    const auto done = connection_.run(
        "SELECT hub_forget($1, $2, $3::bigint, $4::text[], $5::bytea[])",
        {event_, erasure.node, std::to_string(erasure.sequence), pg_array(lines), pg_array(sealed)});
    return done ? Result<void>() : done.error();
}

Result<void> PostgresHub::report(const NodeReport& mine) {
    const auto done = connection_.run(
        "INSERT INTO nodes SELECT $1, $2, $3, $4, $5, $6, $7::bigint, $8::bigint, e.epoch, clock_timestamp()"
        " FROM events e WHERE e.event = $1 ON CONFLICT (event, node, role, point) DO UPDATE SET"
        " version = excluded.version, health = excluded.health, behind = excluded.behind,"
        " machine_clock = excluded.machine_clock, epoch = excluded.epoch, seen = excluded.seen",
        {event_, mine.node, mine.role, mine.point, mine.version, mine.health, std::to_string(mine.behind),
         std::to_string(to_ms(mine.machine_clock))});
    return done ? Result<void>() : done.error();
}

Result<void> PostgresHub::leave(const NodeReport& mine) {
    const auto done =
        connection_.run("DELETE FROM nodes WHERE event = $1 AND node = $2 AND role = $3 AND point = $4",
                        {event_, mine.node, mine.role, mine.point});
    return done ? Result<void>() : done.error();
}

Result<std::vector<NodeReport>> PostgresHub::reports() {
    const auto rows = connection_.run(
        "SELECT node, role, point, version, health, behind, machine_clock,"
        " (extract(epoch FROM clock_timestamp() - seen) * 1000)::bigint,"
        " machine_clock - (extract(epoch FROM seen) * 1000)::bigint"
        " FROM nodes WHERE event = $1 ORDER BY point, node",
        {event_});
    if (!rows) return rows.error();
    std::vector<NodeReport> reports;
    for (int row = 0; row < rows->size(); ++row)
        reports.push_back({rows->text(row, 0), rows->text(row, 1), rows->text(row, 2), rows->text(row, 3),
                           rows->text(row, 4), rows->number(row, 5), instant_from_ms(rows->number(row, 6)),
                           Milliseconds(rows->number(row, 7)), Milliseconds(rows->number(row, 8))});
    return reports;
}

}  // namespace lanyard
