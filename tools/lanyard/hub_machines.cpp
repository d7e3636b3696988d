// lanyard hub status and cut-off: the machines that meet at the hub.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "hub/hub_tables.h"
#include "hub/members.h"
#include "lanyard/hub_command.h"
#include "store/journal/event_mark.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string file, machine;
};

// A machine that the hub lets in, and what was heard of it last: of each program that runs on its folder.
struct KnownMachine {
    MachineAtHub machine;
    std::vector<NodeReport> reports;

    // As people call it.
    std::string point() const { return reports.empty() ? machine.point : reports.front().point; }
};

Result<std::vector<KnownMachine>> known_machines(Hub& hub, PgConnection& connection,
                                                 const std::string& event) {
    auto machines = machines_at_hub(connection, event);
    if (!machines) return machines.error();
    const auto reports = hub.reports();
    if (!reports) return reports.error();
    std::vector<KnownMachine> known;
    for (MachineAtHub& machine : *machines) {
        KnownMachine one{std::move(machine), {}};
        for (const NodeReport& report : *reports)
            if (std::find(one.machine.nodes.begin(), one.machine.nodes.end(), report.node) !=
                one.machine.nodes.end())
                one.reports.push_back(report);
        known.push_back(std::move(one));
    }
    return known;
}

// What the program says is wrong with it, by the names that it has for that; none where it has not said yet.
json trouble_of(const NodeReport& report) {
    const json health = json::parse(report.health, nullptr, false);
    const auto trouble = health.find("trouble");
    return trouble != health.end() && trouble->is_array() ? *trouble : json::array();
}

std::string hindrance_of(const NodeReport& report) {
    const json health = json::parse(report.health, nullptr, false);
    const auto hindrance = health.find("hindrance");
    return hindrance != health.end() && hindrance->is_string() ? hindrance->get<std::string>() : "";
}

json report_json(const NodeReport& report, const std::string& machine) {
    return {{"machine", machine},
            {"node", report.node},
            {"role", report.role},
            {"point", report.point},
            {"version", report.version},
            {"behind", report.behind},
            {"heard_ms_ago", report.age.count()},
            {"clock_off_ms", report.clock_off.count()},
            {"trouble", trouble_of(report)}};
}

// What somebody should look at, in words; "" where all is well.
std::string faults_of(const NodeReport& report) {
    std::string faults;
    for (const json& trouble : trouble_of(report))
        if (trouble.is_string()) faults += "; " + trouble.get<std::string>();
    if (const auto hindrance = hindrance_of(report); !hindrance.empty()) faults += " (" + hindrance + ")";
    const auto off = std::chrono::abs(report.clock_off);
    if (off > NodeReport::clock_may_be_off)
        faults += fmt::format("; its clock is {} s {} the hub's: set it", off.count() / 1000,
                              report.clock_off.count() > 0 ? "ahead of" : "behind");
    return faults;
}

json machines_json(const std::vector<KnownMachine>& known) {
    json machines = json::array();
    for (const KnownMachine& one : known)
        for (const NodeReport& report : one.reports)
            machines.push_back(report_json(report, one.machine.name));
    return machines;
}

// Those that nobody has heard of are told, too: they may be waited for.
json silent_json(const std::vector<KnownMachine>& known) {
    json machines = json::array();
    for (const KnownMachine& one : known)
        if (one.reports.empty())
            machines.push_back({{"machine", one.machine.name},
                                {"role", one.machine.role},
                                {"point", one.machine.point},
                                {"cut_off", one.machine.is_cut_off}});
    return machines;
}

void print_machines(const std::vector<KnownMachine>& known) {
    for (const KnownMachine& one : known) {
        for (const NodeReport& report : one.reports)
            std::printf("%s  %-20s %-6s %s heard of %lld s ago, %lld entries behind%s\n",
                        one.machine.name.c_str(), report.point.c_str(), report.role.c_str(),
                        report.version.c_str(), static_cast<long long>(report.age.count() / 1000),
                        static_cast<long long>(report.behind), faults_of(report).c_str());
        if (one.reports.empty())
            std::printf("%s  %-20s %-6s %s\n", one.machine.name.c_str(), one.machine.point.c_str(),
                        one.machine.role.c_str(), one.machine.is_cut_off ? "cut off" : "not heard of");
    }
}

int status(Command& command, const Options& options) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    auto hub = named_hub(*folder, options.file);
    if (!hub) return Command::fail(hub.error());
    const auto look = (*hub)->look();
    if (!look) return Command::fail(look.error());
    const auto known = known_machines(**hub, (*hub)->connection(), event_identity(folder->key));
    if (!known) return Command::fail(known.error());
    if (command.as_json) {
        Command::print_json({{"epoch", look->seen.epoch},
                             {"entries", look->entries},
                             {"machines", machines_json(*known)},
                             {"silent", silent_json(*known)}});
        return 0;
    }
    std::printf("The hub has %lld entries; epoch %lld.\n", static_cast<long long>(look->entries),
                static_cast<long long>(look->seen.epoch));
    print_machines(*known);
    return 0;
}

// By its name, or by the point that it stands at.
Result<KnownMachine> named_machine(const std::vector<KnownMachine>& known, const std::string& name) {
    std::vector<const KnownMachine*> found;
    for (const KnownMachine& one : known)
        if (!one.machine.is_cut_off && (one.machine.name == name || one.point() == name))
            found.push_back(&one);
    if (found.size() == 1) return *found.front();
    return bad_input(found.empty() ? "the hub lets no such machine in" : "several machines are called so",
                     name, "See their names with: lanyard hub status");
}

// Several folders may have been given one login; they go with it.
std::string told_of(const KnownMachine& gone) {
    std::string points;
    for (const NodeReport& report : gone.reports) points += (points.empty() ? " (" : ", ") + report.point;
    return gone.machine.name + points + (points.empty() ? "" : ")");
}

int cut_off_machine(Command& command, const Options& options) {
    auto opened = opened_journal(command);
    if (!opened) return Command::fail(opened.error());
    auto hub = named_hub(opened->folder(), options.file);
    if (!hub) return Command::fail(hub.error());
    const std::string event = event_identity(opened->folder().key);
    const auto known = known_machines(**hub, (*hub)->connection(), event);
    if (!known) return Command::fail(known.error());
    const auto machine = named_machine(*known, options.machine);
    if (!machine) return Command::fail(machine.error());
    const auto& nodes = machine->machine.nodes;
    if (std::find(nodes.begin(), nodes.end(), opened->journal().node()) != nodes.end())
        return Command::fail(refused("this is the machine that you sit at, or has its login", options.machine,
                                     "Let it join by itself first, with an invitation of its own"));
    const auto done =
        cut_off((*hub)->connection(), opened->journal(), event, machine->machine.name, SystemClock().now());
    if (!done) return Command::fail(done.error());
    if (command.as_json)
        Command::print_json({{"machine", machine->machine.name}});
    else
        std::printf(
            "%s is cut off from the hub. What it has not sent yet can be had from it by a stick: lanyard "
            "sync.\n",
            told_of(*machine).c_str());
    return 0;
}

}  // namespace

void add_hub_machines(CommandSyntax hub, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    const auto sub = [&](const char* name, const char* about, int (*run)(Command&, const Options&)) {
        auto added = hub.add_subcommand(name, about);
        added.add_option("--hub", options->file, "Another file than hub.toml of the event's folder")
            .type_name("FILE");
        added.callback([options, run, &command, &action] {
            action = [options, run, &command] { return run(command, *options); };
        });
        return added;
    };
    sub("status", "What the hub has and which machines it has heard of: lanyard hub status", status);
    sub("cut-off", "Let a machine in no more, at a desk: lanyard hub cut-off \"Kiosk 2\"", cut_off_machine)
        .add_option("MACHINE", options->machine, "Its check-in point, or its name as hub status tells it")
        .required()
        .type_name("MACHINE");
}

}  // namespace lanyard
