// The attendance of a large event as a CSV file.
#include <fmt/format.h>

#include "base/safe_file.h"
#include "desk/export_attendance.h"
#include "formats/attendance_csv.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"
#include "tests/lanyard/programs/child_process.h"

namespace lanyard {
namespace {

// Every second of them is checked in, as an import of another door's journal would do it.
void check_half_in(const BenchEvent& event) {
    auto desk = event.open();
    const auto people = event.people();
    for (std::size_t next = 0; next < people.size();) {
        must(desk->journal().transact([&] {
            for (int entries = 0; entries < 500 && next < people.size(); ++entries, next += 2) {
                NewEntry entry;
                entry.kind = entry_kind::checked_in;
                entry.at = morning_of_bench;
                entry.actor = "kiosk";
                entry.subject = people[next];
                entry.area = "entrance";
                entry.body = R"({"credential":"invitation","point":"Kiosk 1"})";
                desk->journal().append(entry);
            }
        }));
    }
}

const BenchEvent& attended_event() {
    static const bool is_attended = (check_half_in(large_event()), true);
    (void)is_attended;
    return large_event();
}

// Opens the event, gathers everybody and writes the file, as `lanyard export attendance --out` does.
void export_by_lanyard(benchmark::State& state) {
    const BenchEvent& event = attended_event();
    for (auto _ : state) {
        auto desk = event.open();
        const auto table = must(export_attendance(*desk, false));
        std::string text;
        append_csv_row(text, {table.headings.begin(), table.headings.end()});
        for (const auto& row : table.rows) append_csv_row(text, {row.begin(), row.end()});
        must(write_file(event.file("attendance.csv"), text));
    }
}

// The same rows and columns from the same tables: of each field what the desk says, else the newest that a
// list which counts has said; and the entrance's presence. Codes, doubles, flags and undone lists are left
// out, to the peer's advantage.
std::string attendance_query() {
    const auto value = [](const char* field) {
        return fmt::format(
            "coalesce((SELECT value FROM desk_registers d WHERE d.subject = p.subject AND d.field = '{0}' "
            "ORDER BY clock"
            " DESC, entry DESC LIMIT 1), (SELECT {0} FROM list_registers l WHERE l.subject = p.subject AND "
            "{0} IS NOT NULL"
            " AND l.batch IN (SELECT batch FROM batches) ORDER BY clock DESC, entry DESC LIMIT 1))",
            field);
    };
    std::string fields;
    for (const char* field : {"name", "given_name", "family_name", "email", "organisation", "job_title",
                              "ticket_type", "status", "sessions"}) {
        fields += fmt::format(", {} AS {}", value(field), field);
    }
    return "SELECT p.subject AS id" + fields +
           ", CASE WHEN i.first_at THEN 'yes' ELSE 'no' END AS attended,"
           " strftime('%Y-%m-%dT%H:%M:%S+00:00', i.first_at / 1000, 'unixepoch') AS checked_in_at, i.point "
           "AS point,"
           " EXISTS (SELECT 1 FROM desk_registrations w WHERE w.subject = p.subject) AS walk_in"
           " FROM (SELECT DISTINCT subject FROM list_registers) p"
           " LEFT JOIN presence i ON i.subject = p.subject AND i.area = 'entrance'"
           " ORDER BY family_name COLLATE NOCASE, given_name COLLATE NOCASE";
}

void export_by_sqlite(benchmark::State& state) {
    if (!is_installed("sqlite3")) return skip(state, "sqlite3 is not installed");
    const BenchEvent& event = attended_event();
    const std::string database = event.folder() / "lanyard.db";
    for (auto _ : state) {
        const auto done = run_program({"sqlite3", "-csv", "-header", database,
                                       ".output " + event.file("peer.csv").string(), attendance_query()});
        if (done.status != 0) throw std::runtime_error("sqlite3: " + done.err);
    }
}

}  // namespace

void add_export_figures() {
    Figure figure;
    figure.work = fmt::format("attendance CSV of {}", people_of_large_event());
    figure.beside = "sqlite3 -csv with the same columns by SQL";
    figure.goal = {Goal::Kind::at_most_times, 2};
    figure.rounds = 3;
    figure.ours = export_by_lanyard;
    figure.peer = export_by_sqlite;
    add_figure(std::move(figure));
}

}  // namespace lanyard
