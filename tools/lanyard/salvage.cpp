// lanyard salvage: what is left of an event whose database is damaged, in a new folder.
#include "store/salvage.h"

#include <nlohmann/json.hpp>

#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

int salvage(const Command& command, const std::string& event, const std::string& out) {
    auto folder = open_event_folder(event);
    if (!folder) return Command::fail(folder.error());
    auto done = salvage_event(*folder, out);
    if (!done) return Command::fail(done.error());
    if (command.as_json) {
        json lost = json::array();
        for (const auto& run : done->lost)
            lost.push_back({{"node", run.node}, {"first", run.first}, {"last", run.last}});
        Command::print_json({{"saved", done->saved},
                             {"without_personal", done->without_personal},
                             {"unproved", done->unproved},
                             {"lost", lost}});
    } else {
        std::printf("%d entries are saved in %s, whose tables are made of them.\n", done->saved, out.c_str());
    }
    for (const auto& run : done->lost)
        std::fprintf(stderr, "lanyard: lost: entries %lld to %lld of node %s\n",
                     static_cast<long long>(run.first), static_cast<long long>(run.last), run.node.c_str());
    if (done->unproved > 0)
        std::fprintf(stderr, "lanyard: %d pieces that no digest proves were left out\n", done->unproved);
    return done->lost.empty() && done->unproved == 0 ? 0 : 4;
}

}  // namespace

void add_salvage(CommandSyntax app, Command& command, Action& action) {
    struct Options {
        std::string event, out;
    };
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "salvage", "Save what is left of a damaged event: lanyard salvage my-event saved-event");
    sub.add_option("event", options->event, "The damaged event's folder; it stays as it is")
        .required()
        .type_name("DIR");
    sub.add_option("out", options->out, "The folder to make").required().type_name("DIR");
    sub.callback([options, &command, &action] {
        action = [options, &command] { return salvage(command, options->event, options->out); };
    });
}

}  // namespace lanyard
