// lanyard evacuate: everybody is shown the way out, and nobody is checked in until it is over.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "desk/notices.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    bool resume = false, undo = false, status = false;
    std::string at;
};

json evacuation_json(const std::optional<Evacuation>& evacuation, int inside, const std::string& zone) {
    return {{"evacuating", evacuation.has_value()},
            {"since", evacuation ? json(format_iso(evacuation->since, zone)) : json(nullptr)},
            {"actor", evacuation ? evacuation->actor : ""},
            {"inside", inside}};
}

Result<std::optional<Evacuation>> change(Desk& desk, const Options& options, Instant now) {
    if (options.status) return evacuation(desk);
    if (!options.resume && !options.undo) {
        auto called = call_evacuation(desk, Command::deed(now));
        if (!called) return called.error();
        return std::optional(std::move(called).value());
    }
    const auto ended =
        options.undo ? undo_evacuation(desk, Command::deed(now)) : end_evacuation(desk, Command::deed(now));
    if (!ended) return ended.error();
    return std::optional<Evacuation>();
}

int run(Command& command, const Options& options) {
    auto desk = command.desk({"", true, false});
    if (!desk) return Command::fail(desk.error());
    const EventConfig& config = (*desk)->folder().config;
    auto now = command.now(config, options.at);
    if (!now) return Command::fail(now.error());
    const auto holds = change(**desk, options, *now);
    if (!holds) return Command::fail(holds.error());
    (*desk)->event_time_is(*now);
    const auto counts = (*desk)->counts();
    if (!counts) return Command::fail(counts.error());
    if (command.as_json) {
        Command::print_json(evacuation_json(*holds, counts->inside, config.time_zone));
        return 0;
    }
    if (!*holds) {
        std::printf("people may come in\n");
        return 0;
    }
    std::printf("EVACUATION since %s, called by %s\n",
                format_clock((*holds)->since, config.time_zone).c_str(), (*holds)->actor.c_str());
    std::printf("  kiosks and boards show the way out, and nobody is checked in\n");
    std::printf("  %d people are inside by the count; who they are: lanyard export roll-call\n",
                counts->inside);
    std::printf("  when it is safe: lanyard evacuate --resume\n");
    return 0;
}

}  // namespace

void add_evacuate(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "evacuate",
        "Everybody leaves: kiosks and boards show the way out, and nobody is checked in: lanyard evacuate");
    auto resume = sub.add_flag("--resume", options->resume, "It is safe again: everything goes on");
    auto undo = sub.add_flag("--undo", options->undo, "It was called by mistake: take it back");
    auto status = sub.add_flag("--status", options->status, "Only say whether one is called");
    resume.excludes(undo).excludes(status);
    undo.excludes(status);
    sub.add_option("--at", options->at, "When, if not now: 2017-11-10T11:30").type_name("TIME");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
