// lanyard close: a machine proves that others have what it wrote, and is emptied.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/files_with_people.h"
#include "desk/purging.h"
#include "hub/handed_over.h"
#include "hub/hub_tables.h"
#include "lanyard/hub_command.h"
#include "store/empty_folder.h"
#include "store/journal/event_mark.h"
#include "store/set_aside_files.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* closed_role = "closed";

struct Options {
    std::string receipt, node;
    bool lists = false;
};

// Refused where the hub lacks anything that is here, which is named.
Result<void> prove_by_hub(OpenJournal& event, Hub& hub) {
    const auto caught_up = catch_up(event.journal(), event.folder().key, hub);
    if (!caught_up) return caught_up.error();
    const auto alone = held_alone(hub, event.journal());
    if (!alone) return alone.error();
    if (alone->empty()) return {};
    std::string missing;
    for (const HeldAlone& one : *alone)
        missing += fmt::format("{}{} entries of {}", missing.empty() ? "" : ", ", one.entries,
                               one.is_own ? "this machine" : "the machine " + one.node);
    return refused("the hub does not have everything that is here: " + missing, event.folder().path.string(),
                   "Take them to a desk by a stick, lanyard sync, and close again; nothing was deleted");
}

Result<void> prove_by_receipt(OpenJournal& event, const std::string& receipt) {
    const std::string& node = event.journal().node();
    const auto mine = receipt_of(event.journal(), event.folder().key, node);
    if (!mine) return mine.error();
    if (mine->empty() || receipt == *mine) return {};
    if (receipt.empty())
        return refused(
            "this event has no hub, and nobody else says that they have what this machine wrote",
            event.folder().path.string(),
            fmt::format("Take it to the desk by a stick, lanyard sync; there say lanyard close --of {}, "
                        "and here lanyard close --receipt with what it answers",
                        node));
    return refused("the desk does not have everything that this machine wrote", receipt,
                   "Sync once more, here and there, and ask the desk again: lanyard close --of " + node);
}

// Everybody at the hub sees that it is empty; its other programs are not to be missed.
Result<void> tell_hub(Hub& hub, const std::string& node) {
    const auto reports = hub.reports();
    if (!reports) return reports.error();
    NodeReport closed;
    closed.node = node;
    closed.role = closed_role;
    for (const NodeReport& report : *reports) {
        if (report.node != node || report.role == closed_role) continue;
        closed.point = report.point;
        if (auto left = hub.leave(report); !left) return left;
    }
    closed.version = LANYARD_VERSION;
    closed.machine_clock = SystemClock().now();
    return hub.report(closed);
}

Result<std::vector<std::string>> words_of(const Command& command) {
    auto desk = command.desk_even_if_purged();
    if (!desk) return desk.error();
    return words_about_people(**desk);
}

// With no connection left open.
Result<EventFolder> prove(const Command& command, const Options& options) {
    auto event = opened_journal(command);
    if (!event) return event.error();
    const auto file = read_hub_file(event->folder().path, "");
    if (!file) return file.error();
    if (!*file) {
        if (auto proved = prove_by_receipt(*event, options.receipt); !proved) return proved.error();
        return event->folder();
    }
    auto hub = named_hub(event->folder(), "");
    if (!hub) return hub.error();
    if (auto proved = prove_by_hub(*event, **hub); !proved) return proved.error();
    if (auto told = tell_hub(**hub, event->journal().node()); !told) return told.error();
    return event->folder();
}

int close_this(const Command& command, const Options& options) {
    const auto words = words_of(command);
    if (!words) return Command::fail(words.error());
    const auto event = prove(command, options);
    if (!event) return Command::fail(event.error());
    auto deleted = empty_event_folder(*event);
    if (!deleted) return Command::fail(deleted.error());
    json left = json::array();
    for (const FileWithPeople& found : files_with_people(*event, *words)) {
        if (!found.is_certain) {
            left.push_back(found.file.string());
            std::fprintf(stderr, "lanyard: %s may tell of people: delete it before the machine is returned\n",
                         found.file.c_str());
        } else if (auto gone = overwrite_and_remove(found.file); !gone) {
            return Command::fail(gone.error());
        } else {
            deleted->push_back(found.file);
        }
    }
    if (command.as_json) {
        json files = json::array();
        for (const fs::path& file : *deleted) files.push_back(file.string());
        Command::print_json({{"empty", left.empty()}, {"deleted", files}, {"left", left}});
    } else if (left.empty()) {
        std::printf("This kiosk is empty and may be returned.\n");
    }
    return left.empty() ? 0 : 4;
}

// At the desk, for a machine that has no hub in common with it.
int tell_receipt(const Command& command, const std::string& node) {
    auto event = opened_journal(command);
    if (!event) return Command::fail(event.error());
    const auto receipt = receipt_of(event->journal(), event->folder().key, node);
    if (!receipt) return Command::fail(receipt.error());
    if (receipt->empty())
        return Command::fail(
            refused("nothing of this machine is here", node, "Bring it by a stick: lanyard sync"));
    if (command.as_json)
        Command::print_json({{"receipt", *receipt}});
    else
        std::printf("%s\n", receipt->c_str());
    return 0;
}

bool is_closed(const MachineAtHub& machine, const std::vector<NodeReport>& reports) {
    return std::any_of(reports.begin(), reports.end(), [&](const NodeReport& report) {
        return report.role == closed_role &&
               std::count(machine.nodes.begin(), machine.nodes.end(), report.node);
    });
}

// Which machines are still to be closed, at the desk.
int list(const Command& command) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    auto hub = named_hub(*folder, "");
    if (!hub) return Command::fail(hub.error());
    const auto machines = machines_at_hub((*hub)->connection(), event_identity(folder->key));
    if (!machines) return Command::fail(machines.error());
    const auto reports = (*hub)->reports();
    if (!reports) return Command::fail(reports.error());
    json documents = json::array();
    bool are_all_closed = true;
    for (const MachineAtHub& machine : *machines) {
        if (machine.is_cut_off || machine.role == "desk") continue;
        const bool closed = is_closed(machine, *reports);
        are_all_closed = are_all_closed && closed;
        documents.push_back({{"machine", machine.name}, {"point", machine.point}, {"empty", closed}});
        if (!command.as_json)
            std::printf("%s  %-20s %s\n", machine.name.c_str(), machine.point.c_str(),
                        closed ? "is empty" : "is still to be closed");
    }
    if (command.as_json) Command::print_json(documents);
    return are_all_closed ? 0 : 1;
}

int run(const Command& command, const Options& options) {
    if (options.lists) return list(command);
    if (!options.node.empty()) return tell_receipt(command, options.node);
    return close_this(command, options);
}

}  // namespace

void add_close(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "close",
        "Empty this machine, when the hub or the desk has all that it wrote, so that it may "
        "be returned: lanyard --event my-event close");
    sub.add_option("--receipt", options->receipt, "Where there is no hub: what the desk answered")
        .type_name("DIGITS");
    sub.add_option("--of", options->node, "At a desk without a hub: the answer for this machine")
        .type_name("NODE");
    sub.add_flag("--list", options->lists,
                 "At the desk: which machines are empty, and which still to be closed");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
