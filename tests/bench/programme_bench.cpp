// A large conference's programme: reading and importing it, its actual times, and what is on in every room.
#include <sys/resource.h>
#include <sys/time.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/safe_file.h"
#include "desk/import_programme.h"
#include "formats/programme_file.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"
#include "tests/deed_for_test.h"
#include "tests/folders.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

namespace lanyard {
namespace {

constexpr const char* zone = "Europe/Brussels";

std::string fosdem_file() {
    return source_folder() / "../shared/data/schedules/fosdem-2026-schedule.xml";
}

// Says that the figure cannot be had where the schedule is not.
bool has_schedule(benchmark::State& state) {
    if (std::filesystem::exists(fosdem_file())) return true;
    skip(state, "the schedule of FOSDEM 2026 is not here");
    return false;
}

// Processor time in user mode that `who` has had: this process, or its children that have ended.
double user_ms(int who) {
    rusage usage{};
    ::getrusage(who, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) * 1000 +
           static_cast<double>(usage.ru_utime.tv_usec) / 1000;
}

void by_xmllint(benchmark::State& state) {
    if (!has_schedule(state)) return;
    if (!is_installed("xmllint")) return skip(state, "xmllint is not installed");
    const double before = user_ms(RUSAGE_CHILDREN);
    for (auto _ : state) (void)run_program({"xmllint", "--noout", fosdem_file()});
    tell_value(state, (user_ms(RUSAGE_CHILDREN) - before) / static_cast<double>(state.max_iterations));
}

// The file's bytes to a list of sessions with their warnings.
void read_fosdem(benchmark::State& state) {
    if (!has_schedule(state)) return;
    const double before = user_ms(RUSAGE_SELF);
    for (auto _ : state) {
        const auto bytes = must(read_file(fosdem_file()));
        benchmark::DoNotOptimize(must(read_programme_file(bytes, "schedule.xml", zone)).sessions.size());
    }
    tell_value(state, (user_ms(RUSAGE_SELF) - before) / static_cast<double>(state.max_iterations));
}

// A plain event of its own each time, which is not measured; then the whole import as the command makes it:
// reading, comparing, writing 883 entries durably, and the programme read back.
void import_fosdem(benchmark::State& state) {
    if (!has_schedule(state)) return;
    const SystemClock clock;
    double taken = 0;
    for (auto _ : state) {
        const ScratchFolder scratch;
        const auto folder = scratch.path() / "event";
        std::filesystem::create_directories(folder);
        must(write_file(folder / "event.toml",
                        "[event]\nname = \"Bench\"\ntime_zone = \"Europe/Brussels\"\n"
                        "[[area]]\nid = \"entrance\"\nname = \"Entrance\"\n"
                        "[[area.point]]\nname = \"Entrance\"\n"));
        must(write_file(folder / "event.key", EventKey::generate().to_text()));
        must(Desk::make(must(open_event_folder(folder)), clock));
        auto desk = must(Desk::open(must(open_event_folder(folder)), {}, clock));
        const double before = user_ms(RUSAGE_SELF);
        const auto bytes = must(read_file(fosdem_file()));
        const auto made = must(import_programme(*desk, bytes, "schedule.xml", by_import(morning_of_bench)));
        taken += user_ms(RUSAGE_SELF) - before;
        benchmark::DoNotOptimize(made.sessions.size());
    }
    tell_value(state, taken / static_cast<double>(state.max_iterations));
}

std::vector<PlannedSession> fosdem_sessions() {
    return must(read_programme_file(must(read_file(fosdem_file())), "schedule.xml", zone)).sessions;
}

// 1,120 sessions: FOSDEM's, and some of them once more a week later; every tenth runs late.
void actual_times(benchmark::State& state) {
    if (!has_schedule(state)) return;
    constexpr std::size_t count = 1120;
    std::vector<PlannedSession> planned = fosdem_sessions();
    for (std::size_t i = 0; planned.size() < count; ++i) {
        PlannedSession again = planned[i];
        again.id += "-again";
        again.start += std::chrono::hours(24 * 7);
        again.end += std::chrono::hours(24 * 7);
        planned.push_back(std::move(again));
    }
    std::vector<SessionInputs> inputs(planned.size());
    for (std::size_t i = 0; i < inputs.size(); i += 10) inputs[i].delay_minutes = static_cast<int>(i % 40);
    const double before = user_ms(RUSAGE_SELF);
    for (auto _ : state) benchmark::DoNotOptimize(actual_programme(planned, inputs).data());
    tell_value(state, (user_ms(RUSAGE_SELF) - before) / static_cast<double>(state.max_iterations));
}

void now_in_every_room(benchmark::State& state) {
    if (!has_schedule(state)) return;
    const auto planned = fosdem_sessions();
    const auto sessions = actual_programme(planned, std::vector<SessionInputs>(planned.size()));
    std::vector<std::string> rooms;
    for (const Session& session : sessions) {
        if (std::find(rooms.begin(), rooms.end(), session.planned.room) == rooms.end())
            rooms.push_back(session.planned.room);
    }
    const Instant now = must(parse_iso("2026-02-01T14:12:00+01:00", zone));
    constexpr int times = 200;
    const double before = user_ms(RUSAGE_SELF);
    for (auto _ : state) {
        for (int i = 0; i < times; ++i)
            benchmark::DoNotOptimize(now_and_next_in(sessions, rooms, now).data());
    }
    tell_value(state,
               (user_ms(RUSAGE_SELF) - before) * 1000 / times / static_cast<double>(state.max_iterations));
}

}  // namespace

void add_programme_figures() {
    Figure figure;
    figure.work = "FOSDEM 2026's schedule read, user time";
    figure.beside = "xmllint --noout of it, the whole process, user time";
    figure.goal = {Goal::Kind::at_most_times, 2};
    figure.rounds = 5;
    figure.times = 5;
    figure.ours = read_fosdem;
    figure.peer = by_xmllint;
    add_figure(figure);
    figure.work = "FOSDEM 2026's schedule imported, user time";
    figure.times = 3;
    figure.ours = import_fosdem;
    add_figure(figure);

    Figure alone;
    alone.work = "actual times of 1,120 sessions, user time";
    alone.goal = {Goal::Kind::at_most, 1};
    alone.rounds = 3;
    alone.times = 50;
    alone.ours = actual_times;
    add_figure(alone);
    alone.work = "now and next in FOSDEM's 30 rooms";
    alone.unit = "µs";
    alone.goal = {Goal::Kind::at_most, 50};
    alone.ours = now_in_every_room;
    add_figure(alone);
}

}  // namespace lanyard
