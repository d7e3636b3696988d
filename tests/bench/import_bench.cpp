// A list of 100,000 people taken in, and taken in again unchanged.
#include <algorithm>
#include <chrono>
#include <sstream>
#include <thread>

#include "base/safe_file.h"
#include "desk/import_list.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"
#include "tests/deed_for_test.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr int people = 100'000;

const std::string& list() {
    static const std::string text = eventbrite_list(people);
    return text;
}

// The event that was imported into last, for the list to come again.
std::unique_ptr<BenchEvent>& newest_event() {
    static std::unique_ptr<BenchEvent> event;
    return event;
}

void import_into(const BenchEvent& event, int added, int unchanged) {
    auto desk = event.open();
    const auto report = must(import_list(*desk, list(), "list.csv", {}, by_import(morning_of_bench)));
    if (report.comparison.added != added || report.comparison.unchanged != unchanged) {
        throw std::runtime_error("the bench's import did not do what it should");
    }
}

void import_first(benchmark::State& state) {
    newest_event() = std::make_unique<BenchEvent>(0);
    for (auto _ : state) import_into(*newest_event(), people, 0);
}

void import_again(benchmark::State& state) {
    if (!newest_event()) newest_event() = std::make_unique<BenchEvent>(people);
    for (auto _ : state) import_into(*newest_event(), 0, people);
}

// The sqlite3 program reads the same file into one table of texts and a search index over names,
// organisations and addresses, and waits for the disk.
void import_by_sqlite(benchmark::State& state) {
    if (!is_installed("sqlite3")) return skip(state, "sqlite3 is not installed");
    const ScratchFolder folder;
    const auto csv = folder.path() / "list.csv";
    must(write_file(csv, list()));
    for (auto _ : state) {
        const auto done = run_program(
            {"sqlite3", folder.path() / "list.db", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
             ".import --csv " + csv.string() + " list",
             "CREATE VIRTUAL TABLE names USING fts5(given, family, email, organisation, "
             "tokenize='unicode61', prefix='2 3')",
             R"(INSERT INTO names SELECT "First Name", "Last Name", "Email", "Company" FROM list)",
             "PRAGMA wal_checkpoint(TRUNCATE)"});
        if (done.status != 0) throw std::runtime_error("sqlite3: " + done.err);
    }
}

// The most memory that `lanyard import` of the list ever had, code and libraries included, in MB: what the
// kernel calls VmHWM, asked for until the program ends.
void memory_of_import(benchmark::State& state, const BenchEvent& event) {
    const auto csv = event.file("list.csv");
    must(write_file(csv, list()));
    double peak_mb = 0;
    for (auto _ : state) {
        ChildProcess import({program("lanyard"), "--event", event.folder(), "import", csv}, {}, {});
        while (import.is_running()) {
            std::istringstream status(text_of("/proc/" + std::to_string(import.id()) + "/status"));
            for (std::string line; std::getline(status, line);) {
                if (line.rfind("VmHWM:", 0) == 0)
                    peak_mb = std::max(peak_mb, std::stod(line.substr(6)) / 1024);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        if (import.wait_for_end() != 0) throw std::runtime_error("the bench's import failed");
    }
    tell_value(state, peak_mb);
}

void memory_of_first_import(benchmark::State& state) {
    memory_of_import(state, BenchEvent(0));
}

void memory_of_next_import(benchmark::State& state) {
    if (!newest_event()) newest_event() = std::make_unique<BenchEvent>(people);
    memory_of_import(state, *newest_event());
}

}  // namespace

void add_import_figures() {
    Figure first;
    first.work = "first import of 100000";
    first.beside = "sqlite3's .import of the file and an FTS5 index with prefixes 2 and 3";
    first.goal = {Goal::Kind::at_most_times, 4};
    first.rounds = 3;
    first.ours = import_first;
    first.peer = import_by_sqlite;
    add_figure(first);

    Figure again = first;
    again.work = "import of 100000 again, unchanged";
    again.beside = "sqlite3's first import, as above";
    again.goal.value = 1;
    again.ours = import_again;
    add_figure(again);

    Figure memory;
    memory.work = "memory of a first import of 100000";
    memory.unit = "MB";
    memory.goal = {Goal::Kind::at_most, 400};
    memory.ours = memory_of_first_import;
    add_figure(memory);
    memory.work = "memory of an import of 100000 again";
    memory.ours = memory_of_next_import;
    add_figure(memory);
}

}  // namespace lanyard
