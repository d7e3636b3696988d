// lanyard stats: how many have come, and how people fared at the kiosks.
#include <nlohmann/json.hpp>

#include "desk/kiosk_counts.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

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

}  // namespace

void add_stats(CommandSyntax app, Command& command, Action& action) {
    auto sub = app.add_subcommand(
        "stats", "How many have come, and how people fared at the kiosks: lanyard --event my-event stats");
    sub.callback([&command, &action] {
        action = [&command] {
            auto desk = command.desk_to_read();
            if (!desk) return Command::fail(desk.error());
            auto counts = (*desk)->counts();
            if (!counts) return Command::fail(counts.error());
            if (command.as_json) {
                Command::print_json({{"arrived", counts->arrived},
                                     {"expected", counts->expected},
                                     {"pending", counts->pending},
                                     {"cancelled", counts->cancelled},
                                     {"walk_ins", counts->walk_ins},
                                     {"inside", counts->inside},
                                     {"kiosks", kiosks_json(kiosk_counts(**desk))}});
            } else {
                std::printf("%d arrived, %d expected, %d pending, %d cancelled, %d walk-ins; %d inside\n",
                            counts->arrived, counts->expected, counts->pending, counts->cancelled,
                            counts->walk_ins, counts->inside);
                print_kiosks(kiosk_counts(**desk));
            }
            return 0;
        };
    });
}

}  // namespace lanyard
