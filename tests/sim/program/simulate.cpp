// Plays days of the simulation and says what came of them.
//
//   simulate DAYS [--from SEED] [--people N]
//   simulate DAYS --left-out all|LINE [--from SEED] [--people N]
//
// The second is for the preset sim: it leaves out one safety line after the other, and says by which day each was
// noticed.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/safety_lines.h"
#include "tests/sim/world/played_day.h"

using namespace lanyard;

namespace {

struct Options {
    std::uint32_t days = 0, from = 1;
    int people = 300;
    std::string left_out;
};

bool read_options(int count, char** arguments, Options& options) {
    if (count < 2 || count % 2 != 0) return false;
    options.days = static_cast<std::uint32_t>(std::atoi(arguments[1]));
    for (int i = 2; i < count; i += 2) {
        const int value = std::atoi(arguments[i + 1]);
        if (std::strcmp(arguments[i], "--from") == 0)
            options.from = static_cast<std::uint32_t>(value);
        else if (std::strcmp(arguments[i], "--people") == 0)
            options.people = value;
        else if (std::strcmp(arguments[i], "--left-out") == 0)
            options.left_out = arguments[i + 1];
        else
            return false;
    }
    return options.days > 0 && options.people > 0;
}

void report(const DayFigures& figures, long violated) {
    fmt::print("{} event-days, {} check-ins, {} faults, {} days with a violation, meets again within {} ms\n",
               figures.days, figures.check_ins, figures.faults(), violated, figures.slowest_meeting_ms);
    for (const auto& [kind, count] : figures.faults_by_kind) fmt::print("  {}: {}\n", kind, count);
    fmt::print("calls at which a program died, of those that its deed makes:\n");
    for (const auto& [kind, most] : figures.calls) {
        const auto died = figures.died_at.find(kind);
        long covered = 0;
        if (died != figures.died_at.end())
            for (const long call : died->second) covered += call <= most;
        fmt::print("  {}: {} of {}\n", step_kind_name(kind), covered, most);
    }
}

#ifdef LANYARD_LEAVES_OUT
// The first day of those on which something is violated; "" where all of them are as they should be.
std::string noticed(const Options& options) {
    for (std::uint32_t seed = options.from; seed < options.from + options.days; ++seed)
        if (const PlayedDay day = play_day(seed, options.people); !day.violations.empty())
            return fmt::format("day {}: {}", seed, day.violations.front());
    return "";
}

int leave_out(const Options& options) {
    int unnoticed = 0, planted = 0;
    for (std::size_t line = 0; line < safety_line_names.size(); ++line) {
        if (options.left_out != "all" && options.left_out != safety_line_names[line]) continue;
        ++planted;
        left_out_line = static_cast<int>(line);
        const std::string found = noticed(options);
        if (found.empty()) ++unnoticed;
        fmt::print("{:<26} {}\n", safety_line_names[line], found.empty() ? "NOT NOTICED" : found);
        std::fflush(stdout);
    }
    fmt::print("{} left out, {} noticed\n", planted, planted - unnoticed);
    return unnoticed == 0 && planted > 0 ? 0 : 1;
}
#else
int leave_out(const Options&) {
    fmt::print(
        stderr,
        "simulate: this build leaves nothing out: cmake --preset sim && ninja -C build/sim simulate\n");
    return 2;
}
#endif

}  // namespace

int main(int count, char** arguments) {
    Options options;
    if (!read_options(count, arguments, options)) {
        fmt::print(stderr, "simulate: say how many days: simulate DAYS [--from SEED] [--people N]\n");
        return 2;
    }
    if (!options.left_out.empty()) return leave_out(options);
    DayFigures figures;
    long violated = 0;
    for (std::uint32_t seed = options.from; seed < options.from + options.days; ++seed) {
        const PlayedDay day = play_day(seed, options.people);
        figures.add(day.figures);
        if (day.violations.empty()) continue;
        ++violated;
        fmt::print("seed {}: {}\n{}\n", seed, day.violations.front(),
                   shortest_story(seed, options.people, 200));
        std::fflush(stdout);  // what was found stays found where the rest is stopped
    }
    report(figures, violated);
    return violated == 0 ? 0 : 1;
}
