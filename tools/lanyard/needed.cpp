// lanyard needed: who of those whom the programme needs has not arrived, and who is meant where a name does
// not say so.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "desk/people_needed.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string at, link, session, as = "helper", name;
    bool off = false;
};

json needed_json(const NeededPerson& person, const EventConfig& config) {
    return {{"name", person.name},
            {"as", needed_as_name(person.as)},
            {"session", person.session},
            {"title", person.title},
            {"room", person.room},
            {"start", format_iso(person.start, config.time_zone)},
            {"state", needed_state_name(person.state)},
            {"attendee", person.person.empty() ? json(nullptr) : json(person.person)},
            {"records", person.records},
            {"phone", person.phone}};
}

int list(Command& command, Desk& desk, Instant now) {
    PeopleFinder finder(desk);
    const auto people = people_needed(desk, finder, now);
    if (!people) return Command::fail(people.error());
    const EventConfig& config = desk.folder().config;
    json all = json::array();
    for (const NeededPerson& person : *people) {
        all.push_back(needed_json(person, config));
        if (command.as_json) continue;
        std::printf("%-8s %s  %s, %s of %s%s%s%s\n", std::string(needed_state_name(person.state)).c_str(),
                    format_clock(person.start, config.time_zone).c_str(), person.name.c_str(),
                    std::string(needed_as_name(person.as)).c_str(), person.title.c_str(),
                    person.phone.empty() ? "" : ", ", person.phone.c_str(),
                    person.records == 0  ? " (on no list)"
                    : person.records > 1 ? " (several people have this name)"
                                         : "");
    }
    if (command.as_json) Command::print_json(all);
    return 0;
}

int link(Command& command, Desk& desk, const Options& options, Instant now) {
    const auto as = needed_as_from_name(options.as).value_or(NeededAs::helper);
    const auto entry = options.off ? need_nobody(desk, options.link, options.session, Command::deed(now))
                                   : need_person(desk, {options.link, options.session, options.name, as},
                                                 Command::deed(now));
    if (!entry) return Command::fail(entry.error());
    if (command.as_json) Command::print_json({{"entry", *entry}});
    return 0;
}

int run(Command& command, const Options& options) {
    auto desk = command.desk(Command::at_command_line());
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config, options.at);
    if (!now) return Command::fail(now.error());
    (*desk)->event_time_is(*now);
    return options.link.empty() ? list(command, **desk, *now) : link(command, **desk, options, *now);
}

}  // namespace

void add_needed(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "needed", "Speakers, chairs and helpers, and who of them has not arrived: lanyard needed");
    sub.add_option("--at", options->at, "When, if not now: 2017-11-10T08:52").type_name("TIME");
    auto who = sub.add_option("--link", options->link, "This attendee is meant, or needed").type_name("ID");
    auto session =
        sub.add_option("--session", options->session, "For this session").type_name("SESSION").needs(who);
    who.needs(session);
    sub.add_option("--name", options->name, "The name that the programme has for them; none: a helper")
        .needs(who);
    sub.add_option("--as", options->as, "speaker, chair or helper [helper]")
        .one_of({"speaker", "chair", "helper"})
        .needs(who);
    sub.add_flag("--off", options->off, "Not needed after all").needs(who);
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
