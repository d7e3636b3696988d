// One check-in decided and committed, beside its rows alone; and how long a door waits while a list comes in.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "desk/check_in_deeds.h"
#include "desk/import_list.h"
#include "store/database.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bare_check_in.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"
#include "tests/deed_for_test.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 25;
constexpr int check_ins_a_round = 10;

DeskOptions kiosk() {
    DeskOptions options;
    options.prints = true;
    return options;
}

void admit(Desk& desk, const std::string& code) {
    const Outcome outcome = scan(desk, code, by_kiosk(morning_of_bench));
    if (outcome.verdict != Verdict::admitted || outcome.print_job == 0) {
        throw std::runtime_error("a check-in of the bench was not admitted: " + outcome.problem);
    }
}

// How many rows each table has, as text.
std::string rows_of(SQLite::Database& database) {
    std::string text;
    SQLite::Statement tables(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    while (tables.executeStep()) {
        const std::string table = tables.getColumn(0).getString();
        text += fmt::format("{} {}\n", table, database.execAndGet("SELECT count(*) FROM " + table).getInt());
    }
    return text;
}

// An event and a twin of its database, both with people who are still to come.
class TwoDoors {
  public:
    explicit TwoDoors(const BenchEvent& event)
        : codes_(event.codes()), people_(event.people()), twin_(twin_of(event)), desk_(event.open(kiosk())) {
        admit_next();
        write_next();
        if (rows_of(desk_->database().handle()) != rows_of(twin_.database())) {
            throw std::runtime_error("bare_check_in no longer writes the rows of a check-in");
        }
    }

    void admit_next() { admit(*desk_, codes_.at(admitted_++)); }
    void write_next() { twin_.write(people_.at(written_++)); }

  private:
    // Nobody has the event open: the file alone is all of it.
    static fs::path twin_of(const BenchEvent& event) {
        fs::copy_file(event.folder() / "lanyard.db", event.file("twin.db"));
        return event.file("twin.db");
    }

    std::vector<std::string> codes_, people_;
    BareCheckIn twin_;
    std::unique_ptr<Desk> desk_;
    std::size_t admitted_ = 0, written_ = 0;
};

// A kiosk's whole check-in with its badge (code read, decided, two entries and the print job committed)
// beside the same rows of the same tables put in by prepared statements in one transaction. Both on a file
// with synchronous=FULL, opened before, each person once.
void add_one_check_in(const std::string& size, std::function<TwoDoors&()> doors) {
    Figure figure;
    figure.work = "one check-in, " + size;
    figure.beside = "the same rows put in by SQLite alone";
    figure.goal = {Goal::Kind::at_most_times, 1.3};
    figure.rounds = rounds;
    figure.times = check_ins_a_round;
    figure.ours = [doors](benchmark::State& state) {
        TwoDoors& two = doors();
        for (auto _ : state) two.admit_next();
    };
    figure.peer = [doors](benchmark::State& state) {
        TwoDoors& two = doors();
        for (auto _ : state) two.write_next();
    };
    add_figure(std::move(figure));
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Check-ins at a kiosk, one every 20 ms, from the moment an import of 100,000 others begins until it has
// ended: the time within which 99 of 100 are done.
void check_in_during_import(benchmark::State& state) {
    const BenchEvent event(10'000);
    const std::string list = eventbrite_list(100'000, 10'000);
    const auto codes = event.codes();
    const auto importer = event.open();
    const auto door = event.open(kiosk());
    std::vector<double> waits_ms;
    for (auto _ : state) {
        std::atomic<bool> done = false;
        std::thread importing([&] {
            (void)must(import_list(*importer, list, "list.csv", {}, by_import(morning_of_bench)));
            done = true;
        });
        while (!done && waits_ms.size() < codes.size()) {
            const auto start = std::chrono::steady_clock::now();
            admit(*door, codes[waits_ms.size()]);
            waits_ms.push_back(seconds_since(start) * 1000);
            std::this_thread::sleep_until(start + std::chrono::milliseconds(20));
        }
        importing.join();
    }
    std::sort(waits_ms.begin(), waits_ms.end());
    tell_value(state, waits_ms.at(waits_ms.size() * 99 / 100));
}

}  // namespace

void add_check_in_figures() {
    add_one_check_in("300 people", []() -> TwoDoors& {
        static const BenchEvent event(300);
        static TwoDoors doors(event);
        return doors;
    });
    add_one_check_in(fmt::format("{} people", people_of_large_event()), []() -> TwoDoors& {
        static TwoDoors doors(large_event());
        return doors;
    });

    Figure during;
    during.work = "check-in during an import of 100000, p99";
    during.goal = {Goal::Kind::at_most, 50};
    during.ours = check_in_during_import;
    add_figure(std::move(during));
}

}  // namespace lanyard
