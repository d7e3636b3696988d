// lanyard restore: the event's database put together again, with what came from where.
#include "store/restore.h"

#include <nlohmann/json.hpp>

#include "hub/hub_file.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

void tell(const Restored& restored) {
    if (restored.backup.empty())
        std::printf("There was no backup.\n");
    else
        std::printf("%d entries came from the backup %s.\n", restored.from_backup, restored.backup.c_str());
    if (restored.aside.empty()) return;
    std::printf("%d more came from the database that lay here.\n", restored.from_damaged);
    std::printf("That is %s now; it holds names, so delete it once nobody needs it.\n",
                restored.aside.c_str());
}

void tell_lost(const Restored& restored, const EventFolder& folder) {
    for (const LostEntries& run : restored.lost)
        std::fprintf(stderr, "lanyard: missing: entries %lld to %lld of node %s\n",
                     static_cast<long long>(run.first), static_cast<long long>(run.last), run.node.c_str());
    if (restored.lost.empty()) return;
    const auto hub = read_hub_file(folder.path, "");
    std::fprintf(stderr, "lanyard: %s\n",
                 hub && *hub ? "what the hub has of them comes as soon as a program runs here"
                             : "what another machine has of them comes with: lanyard sync FILE");
}

int restore(const Command& command, const std::string& file) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    static const SystemClock clock;
    const auto restored = restore_event(*folder, clock, file);
    if (!restored) return Command::fail(restored.error());
    if (command.as_json) {
        json lost = json::array();
        for (const LostEntries& run : restored->lost)
            lost.push_back({{"node", run.node}, {"first", run.first}, {"last", run.last}});
        Command::print_json({{"backup", restored->backup.string()},
                             {"from_backup", restored->from_backup},
                             {"from_damaged", restored->from_damaged},
                             {"aside", restored->aside.string()},
                             {"lost", lost}});
    } else {
        tell(*restored);
    }
    tell_lost(*restored, *folder);
    return restored->lost.empty() ? 0 : 4;
}

}  // namespace

void add_restore(CommandSyntax app, Command& command, Action& action) {
    auto file = std::make_shared<std::string>();
    auto sub = app.add_subcommand(
        "restore",
        "Put a damaged or lost database together again, from a backup and what can still be read: lanyard "
        "--event my-event restore");
    sub.add_option("FILE", *file, "This backup [the newest of this machine that is whole]").type_name("FILE");
    sub.callback(
        [file, &command, &action] { action = [file, &command] { return restore(command, *file); }; });
}

}  // namespace lanyard
