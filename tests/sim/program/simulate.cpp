// Plays days of the simulation and says what came of them.
//
//   simulate DAYS [--from SEED] [--people N]
//   simulate DAYS --left-out all|LINE [--from SEED] [--people N]
//   simulate DAYS --record COMMIT [--from SEED] [--people N]
//
// The others are for the preset sim. The second leaves out one safety line after the other, and says by which
// day each was noticed. The third does both, and ends with the line that tests/sim/RECORD.md keeps of a
// release.
#include <fmt/format.h>

#include <algorithm>
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
    std::string left_out, record;
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
        else if (std::strcmp(arguments[i], "--record") == 0)
            options.record = arguments[i + 1];
        else
            return false;
    }
    return options.days > 0 && options.people > 0;
}

// What came of the days, and on how many of them something was violated.
struct Played {
    DayFigures figures;
    long violated = 0;
};

Played play(const Options& options) {
    Played played;
    for (std::uint32_t seed = options.from; seed < options.from + options.days; ++seed) {
        const PlayedDay day = play_day(seed, options.people);
        played.figures.add(day.figures);
        if (day.violations.empty()) continue;
        ++played.violated;
        fmt::print("seed {}: {}\n{}\n", seed, day.violations.front(),
                   shortest_story(seed, options.people, 200));
        std::fflush(stdout);  // what was found stays found where the rest is stopped
    }
    return played;
}

// Calls at which a program died while it did such a deed, as far as one that goes well makes so many.
long calls_covered(const DayFigures& figures, StepKind kind) {
    const auto died = figures.died_at.find(kind);
    if (died == figures.died_at.end()) return 0;
    const long most = figures.calls.at(kind);
    return std::count_if(died->second.begin(), died->second.end(), [&](long call) { return call <= most; });
}

void report(const Played& played) {
    const DayFigures& figures = played.figures;
    fmt::print("{} event-days, {} check-ins, {} faults, {} days with a violation, meets again within {} ms\n",
               figures.days, figures.check_ins, figures.faults(), played.violated,
               figures.slowest_meeting_ms);
    for (const auto& [kind, count] : figures.faults_by_kind) fmt::print("  {}: {}\n", kind, count);
    fmt::print("calls at which a program died, of those that its deed makes:\n");
    for (const auto& [kind, most] : figures.calls)
        fmt::print("  {}: {} of {}\n", step_kind_name(kind), calls_covered(figures, kind), most);
}

#ifdef LANYARD_LEAVES_OUT
struct LeftOut {
    int planted = 0, noticed = 0;
};

// The first day of those on which something is violated; "" where all of them are as they should be.
std::string noticed(const Options& options) {
    for (std::uint32_t seed = options.from; seed < options.from + options.days; ++seed)
        if (const PlayedDay day = play_day(seed, options.people); !day.violations.empty())
            return fmt::format("day {}: {}", seed, day.violations.front());
    return "";
}

LeftOut leave_out(const Options& options) {
    LeftOut left_out;
    for (std::size_t line = 0; line < safety_line_names.size(); ++line) {
        if (options.left_out != "all" && options.left_out != safety_line_names[line]) continue;
        ++left_out.planted;
        left_out_line = static_cast<int>(line);
        const std::string found = noticed(options);
        left_out.noticed += !found.empty();
        fmt::print("{:<26} {}\n", safety_line_names[line], found.empty() ? "NOT NOTICED" : found);
        std::fflush(stdout);
    }
    left_out_line = -1;
    fmt::print("{} left out, {} noticed\n", left_out.planted, left_out.noticed);
    return left_out;
}

bool notices_all(const Options& options) {
    const LeftOut left_out = leave_out(options);
    return left_out.planted > 0 && left_out.noticed == left_out.planted;
}

std::string faults_in_words(const DayFigures& figures) {
    std::string words;
    for (const auto& [kind, count] : figures.faults_by_kind)
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", kind, count);
    return words;
}

// False where something was violated, or a line that was left out went unnoticed.
bool keep_record(const Options& options) {
    const Played played = play(options);
    report(played);
    constexpr std::uint32_t most_days = 400;
    constexpr int few_people = 40;
    const LeftOut left_out = leave_out({most_days, 1, few_people, "all", ""});
    const DayFigures& figures = played.figures;
    long calls = 0, covered = 0;
    for (const auto& [kind, most] : figures.calls) {
        calls += most;
        covered += calls_covered(figures, kind);
    }
    fmt::print("| {} | {} to {} | {} of {} people | {} | {} | {} of {} | {} of {} | {} | {} ms |\n",
               options.record, options.from, options.from + options.days - 1, figures.days, options.people,
               figures.check_ins, faults_in_words(figures), covered, calls, left_out.noticed,
               left_out.planted, played.violated, figures.slowest_meeting_ms);
    return played.violated == 0 && left_out.noticed == left_out.planted;
}
#else
bool says_what_it_needs() {
    fmt::print(
        stderr,
        "simulate: this build leaves nothing out: cmake --preset sim && ninja -C build/sim simulate\n");
    return false;
}
bool notices_all(const Options&) {
    return says_what_it_needs();
}
bool keep_record(const Options&) {
    return says_what_it_needs();
}
#endif

}  // namespace

int main(int count, char** arguments) {
    Options options;
    if (!read_options(count, arguments, options)) {
        fmt::print(stderr, "simulate: say how many days: simulate DAYS [--from SEED] [--people N]\n");
        return 2;
    }
    if (!options.record.empty()) return keep_record(options) ? 0 : 1;
    if (!options.left_out.empty()) return notices_all(options) ? 0 : 1;
    const Played played = play(options);
    report(played);
    return played.violated == 0 ? 0 : 1;
}
