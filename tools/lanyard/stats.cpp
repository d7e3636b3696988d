// lanyard stats: how many have come, and how people fared at the kiosks; or the day in view, as it goes.
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "desk/day_view.h"
#include "desk/kiosk_counts.h"
#include "lanyard/command.h"
#include "lanyard/day_picture.h"
#include "lanyard/terminal.h"

namespace lanyard {
namespace {

nlohmann::json counts_json(const HeadCounts& counts) {
    return {{"arrived", counts.arrived},     {"expected", counts.expected}, {"pending", counts.pending},
            {"cancelled", counts.cancelled}, {"walk_ins", counts.walk_ins}, {"inside", counts.inside}};
}

nlohmann::json kiosks_json(const std::map<std::string, KioskCounts>& kiosks) {
    nlohmann::json all = nlohmann::json::array();
    for (const auto& [point, screens] : kiosks)
        for (const auto& [screen, counts] : screens)
            all.push_back({{"point", point},
                           {"screen", screen},
                           {"missed_touches", counts.missed_touches},
                           {"left_by_time", counts.left_by_time},
                           {"help_called", counts.help_called},
                           {"visits", counts.visits},
                           {"mean_s", counts.visits == 0 ? 0 : counts.seconds / counts.visits},
                           {"longest_s", counts.longest_s}});
    return all;
}

void print_kiosks(const std::map<std::string, KioskCounts>& kiosks) {
    for (const auto& [point, screens] : kiosks) {
        std::printf("\n%s: by screen\n", point.c_str());
        std::printf("  %-16s %8s %8s %8s %8s %8s %8s\n", "", "missed", "left by", "help", "visits", "mean",
                    "longest");
        std::printf("  %-16s %8s %8s %8s %8s %8s %8s\n", "", "touches", "time", "called", "ended", "s", "s");
        for (const auto& [screen, counts] : screens)
            std::printf("  %-16s %8lld %8lld %8lld %8lld %8lld %8lld\n", screen.c_str(),
                        counts.missed_touches, counts.left_by_time, counts.help_called, counts.visits,
                        counts.visits == 0 ? 0 : counts.seconds / counts.visits, counts.longest_s);
    }
}

nlohmann::json groups_json(const std::vector<DayGroup>& groups) {
    nlohmann::json all = nlohmann::json::array();
    for (const DayGroup& group : groups)
        all.push_back({{"name", group.name}, {"came", group.came}, {"registered", group.registered}});
    return all;
}

nlohmann::json forecast_json(const ForecastFacts& facts) {
    const auto expected = expected_by_now(facts);
    if (!expected) return nullptr;
    return {{"by", facts.day},
            {"came_then", facts.came_then},
            {"registered_then", facts.registered_then},
            {"expected_by_now", *expected},
            {"came", facts.came},
            {"registered", facts.registered}};
}

nlohmann::json day_json(const DayView& view, const std::string& zone) {
    const auto time = [&](const std::optional<Instant>& at) {
        return at ? nlohmann::json(format_iso(*at, zone)) : nlohmann::json();
    };
    nlohmann::json bars = nlohmann::json::array(), rolls = bars, quiet = bars;
    for (const ArrivalBar& bar : view.bars) bars.push_back({{"from", time(bar.from)}, {"came", bar.came}});
    for (const RollLeft& roll : view.rolls) rolls.push_back({{"point", roll.point}, {"labels", roll.labels}});
    for (const QuietMachine& one : view.quiet)
        quiet.push_back({{"node", one.node}, {"point", one.point}, {"newest", time(one.newest)}});
    return {{"at", time(view.now)},
            {"newest", time(view.newest)},
            {"opening", time(view.opening)},
            {"counts", counts_json(view.counts)},
            {"arrivals", bars},
            {"points", groups_json(view.points)},
            {"ticket_types", groups_json(view.ticket_types)},
            {"organisations", groups_json(view.organisations)},
            {"queue", queue_words(view.queue)},
            {"forecast", forecast_json(view.forecast)},
            {"badges_back", view.badges_back},
            {"rolls", rolls},
            {"quiet", quiet}};
}

int show_counts(const Command& command) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    auto counts = (*desk)->counts();
    if (!counts) return Command::fail(counts.error());
    if (command.as_json) {
        auto document = counts_json(*counts);
        document["kiosks"] = kiosks_json(kiosk_counts(**desk));
        Command::print_json(document);
        return 0;
    }
    std::printf("%d arrived, %d expected, %d pending, %d cancelled, %d walk-ins; %d inside\n",
                counts->arrived, counts->expected, counts->pending, counts->cancelled, counts->walk_ins,
                counts->inside);
    print_kiosks(kiosk_counts(**desk));
    return 0;
}

// The event is opened anew each time: of a disk that cannot be written to, what was open would never change.
struct Look {
    DayView view;
    std::string zone;
};
Result<Look> look(const Command& command) {
    auto desk = command.desk_to_read();
    if (!desk) return desk.error();
    const EventConfig& config = (*desk)->folder().config;
    const auto now = command.now(config);
    if (!now) return now.error();
    auto view = day_view(**desk, *now);
    if (!view) return view.error();
    return Look{std::move(*view), config.time_zone};
}

int show_day(const Command& command) {
    const auto seen = look(command);
    if (!seen) return Command::fail(seen.error());
    if (command.as_json) {
        Command::print_json(day_json(seen->view, seen->zone));
        return 0;
    }
    for (const std::string& line : day_picture(seen->view, seen->zone)) std::printf("%s\n", line.c_str());
    return 0;
}

// Each line is written over what stood there, so that nothing flickers; what a terminal has no room for is
// left out, or it would scroll.
void draw(std::vector<std::string> lines) {
    const std::size_t room = lines_of_terminal().value_or(lines.size() + 1);
    if (lines.size() >= room && room > 2) {
        lines.resize(room - 2);
        lines.push_back("(A larger window shows more.)");
    }
    std::string screen = "\033[H";
    for (const std::string& line : lines) screen += line + "\033[K\n";
    std::fputs((screen + "\033[J").c_str(), stdout);
    std::fflush(stdout);
}

// What cannot be read stands as it was, with the reason above it.
[[noreturn]] void watch_day(const Command& command) {
    constexpr auto renewed_every = std::chrono::seconds(5);
    std::vector<std::string> lines;
    std::printf("\033[2J");
    for (;;) {
        const auto seen = look(command);
        if (seen) lines = day_picture(seen->view, seen->zone);
        std::vector<std::string> shown = lines;
        if (!seen) shown.insert(shown.begin(), "This is old: " + seen.error().message());
        draw(std::move(shown));
        std::this_thread::sleep_for(renewed_every);
    }
}

}  // namespace

void add_stats(CommandSyntax app, Command& command, Action& action) {
    struct Options {
        bool watch = false, once = false;
    };
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "stats", "How many have come, and how people fared at the kiosks: lanyard --event my-event stats");
    sub.add_flag("--watch", options->watch,
                 "The day in view, renewed every few seconds until Ctrl+C; once where it is no terminal");
    sub.add_flag("--once", options->once, "The day in view, once");
    sub.callback([options, &command, &action] {
        action = [options, &command] {
            if (!options->watch && !options->once) return show_counts(command);
            if (options->once || command.as_json || ::isatty(STDOUT_FILENO) == 0) return show_day(command);
            watch_day(command);
        };
    });
}

}  // namespace lanyard
