// lanyard hold: people whom a purge leaves out for a time, and why.
#include <nlohmann/json.hpp>

#include "desk/holds.h"
#include "lanyard/command.h"
#include "lanyard/told_person.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string who, reason, until;
    bool lifts = false;
};

int list(Command& command) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    const EventConfig& config = (*desk)->folder().config;
    const auto now = command.now(config);
    if (!now) return Command::fail(now.error());
    const auto holds = holds_at(**desk, *now);
    if (!holds) return Command::fail(holds.error());
    json documents = json::array();
    for (const Hold& held : *holds) {
        documents.push_back({{"attendee", held.person},
                             {"name", held.name},
                             {"until", format_iso(held.until, config.time_zone)},
                             {"reason", held.reason}});
        if (!command.as_json)
            std::printf("%s  %s  until %s: %s\n", held.person.c_str(), held.name.c_str(),
                        format_date(held.until, config.time_zone).c_str(), held.reason.c_str());
    }
    if (command.as_json)
        Command::print_json(documents);
    else if (holds->empty())
        std::printf("Nobody is held.\n");
    return 0;
}

// "2019-11-10" is the end of that day.
Result<Instant> end_of(const std::string& until, const EventConfig& config) {
    if (until.find('T') != until.npos || until.find(' ') != until.npos)
        return parse_iso(until, config.time_zone);
    const auto midnight = instant_at(until, "00:00", config.time_zone);
    if (!midnight) return usage_error("this is no day", until, "Write it like 2019-11-10");
    return *midnight + std::chrono::hours(24);
}

Result<void> set(Desk& desk, const Options& options, const std::string& person, Instant now) {
    if (options.lifts) return lift_hold(desk, person, Command::deed(now));
    const auto until = end_of(options.until, desk.folder().config);
    if (!until) return until.error();
    return hold(desk, person, *until, options.reason, Command::deed(now));
}

int run(Command& command, const Options& options) {
    if (options.who.empty()) return list(command);
    if (!options.lifts && options.until.empty())
        return Command::fail(
            usage_error("until when?", "--until", "A hold ends by itself: --until 2019-11-10"));
    auto desk = command.desk_even_if_purged();
    if (!desk) return Command::fail(desk.error());
    const auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    const auto person = find_one(**desk, options.who);
    if (!person) return Command::fail(person.error());
    if (const auto done = set(**desk, options, person->id, *now); !done) return Command::fail(done.error());
    if (command.as_json)
        Command::print_json({{"attendee", person->id}});
    else
        std::printf("%s %s.\n", person->id.c_str(), options.lifts ? "is held no more" : "is held");
    return 0;
}

}  // namespace

void add_hold(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub =
        app.add_subcommand("hold",
                           "Keep somebody out of a purge for a time; without a name, who is held: lanyard "
                           "hold ID --reason \"a claim\" --until 2019-11-10");
    sub.add_option("who", options->who, "An attendee's id, or words that find one person").type_name("WHO");
    sub.add_option("--reason", options->reason, "Why, for the history").type_name("WHY");
    sub.add_option("--until", options->until, "The last day of it").type_name("DATE");
    sub.add_flag("--lift", options->lifts, "End it now");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
