// lanyard backup: one made now, and those that there are.
#include <nlohmann/json.hpp>

#include "lanyard/command.h"
#include "store/backups.h"

namespace lanyard {
namespace {

using nlohmann::json;

int make(const Command& command) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    const auto made = make_backup(*folder, SystemClock().now());
    if (!made) return Command::fail(made.error());
    if (lacks_named_backups(*folder))
        std::fprintf(stderr, "lanyard: %s, which event.toml names, is not there: the backup lies elsewhere\n",
                     folder->config.backups.c_str());
    if (command.as_json)
        Command::print_json({{"file", made->file.string()}});
    else
        std::printf("Backed up and proved: %s\n", made->file.c_str());
    return 0;
}

// Each is proved: a list of files that cannot be restored helps nobody.
int list(const Command& command) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    const std::string& zone = folder->config.time_zone;
    json documents = json::array();
    int status = 0;
    for (const Backup& backup : backups_of(*folder)) {
        const auto entries = prove_backup(*folder, backup.file);
        if (!entries) status = 4;
        documents.push_back({{"file", backup.file.string()},
                             {"made", format_iso(backup.made, zone)},
                             {"of_this_folder", backup.is_of_this},
                             {"entries", entries ? json(*entries) : json()},
                             {"fault", entries ? "" : entries.error().message()}});
        if (command.as_json) continue;
        const std::string words =
            entries ? std::to_string(*entries) + " entries" : "cannot be used: " + entries.error().what;
        std::printf("%s %s  %s  %s%s\n", format_date(backup.made, zone).c_str(),
                    format_clock(backup.made, zone).c_str(), words.c_str(), backup.file.c_str(),
                    backup.is_of_this ? "" : "  (of another folder of the event)");
    }
    if (command.as_json) Command::print_json(documents);
    return status;
}

}  // namespace

void add_backup(CommandSyntax app, Command& command, Action& action) {
    auto sub = app.add_subcommand("backup", "Back the event up now: lanyard --event my-event backup");
    sub.callback([sub, &command, &action] {
        if (sub.has_chosen_subcommand()) return;
        action = [&command] { return make(command); };
    });
    auto listing = sub.add_subcommand(
        "list", "The backups that there are, each proved: lanyard --event my-event backup list");
    listing.callback([&command, &action] { action = [&command] { return list(command); }; });
}

}  // namespace lanyard
