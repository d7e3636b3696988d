// lanyard stats: how many have come.
#include <nlohmann/json.hpp>

#include "lanyard/command.h"

namespace lanyard {

void add_stats(CommandSyntax app, Command& command, Action& action) {
    auto sub = app.add_subcommand("stats", "How many have come: lanyard --event my-event stats");
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
                                     {"inside", counts->inside}});
            } else {
                std::printf("%d arrived, %d expected, %d pending, %d cancelled, %d walk-ins; %d inside\n",
                            counts->arrived, counts->expected, counts->pending, counts->cancelled,
                            counts->walk_ins, counts->inside);
            }
            return 0;
        };
    });
}

}  // namespace lanyard
