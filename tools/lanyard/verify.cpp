// lanyard verify: rebuilds every table from the journal and names the first difference, or mends it.
#include "store/journal/verify.h"

#include <nlohmann/json.hpp>

#include "lanyard/command.h"
#include "lanyard/open_journal.h"
#include "store/journal/rebuild.h"

namespace lanyard {
namespace {

using nlohmann::json;

Result<void> rebuild(const EventFolder& folder) {
    // Goes on with an erasure that was interrupted, which would be a difference, too.
    auto opened = OpenJournal::open(folder);
    if (!opened) return opened.error();
    return opened->database().write([&] { rebuild_tables(opened->database()); });
}

json set_aside_json(const std::vector<SetAside>& entries) {
    json list = json::array();
    for (const SetAside& entry : entries) list.push_back({{"entry", entry.id}, {"reason", entry.reason}});
    return list;
}

int say(const Command& command, const std::optional<JournalDifference>& difference,
        const std::vector<SetAside>& set_aside, const std::vector<NodeBehind>& behind) {
    if (command.as_json) {
        json document = {{"whole", !difference}};
        if (!set_aside.empty()) document["set_aside"] = set_aside_json(set_aside);
        for (const NodeBehind& node : behind)
            document["behind"].push_back({{"node", node.node}, {"here", node.here}, {"seen", node.seen}});
        if (difference) document["difference"] = {{"where", difference->where}, {"what", difference->what}};
        Command::print_json(document);
    } else if (!difference) {
        std::printf("The journal is whole, and the tables are what it says.\n");
    }
    for (const SetAside& entry : set_aside)
        std::fprintf(stderr, "lanyard: the entry %s was not taken in: %s\n", entry.id.c_str(),
                     entry.reason.c_str());
    for (const NodeBehind& node : behind)
        std::fprintf(
            stderr,
            "lanyard: this folder was put back: its entries %lld to %lld as node %s were seen on this "
            "machine and are not here\n",
            static_cast<long long>(node.here + 1), static_cast<long long>(node.seen), node.node.c_str());
    if (difference) {
        const bool is_a_table = difference->where.rfind("table ", 0) == 0;
        std::fprintf(stderr, "lanyard: %s: %s%s\n", difference->where.c_str(), difference->what.c_str(),
                     is_a_table ? ". Mend it with: lanyard verify --rebuild" : "");
    }
    return difference ? 4 : 0;
}

int verify(const Command& command, bool rebuilds) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    if (rebuilds) {
        if (auto done = rebuild(*folder); !done) return Command::fail(done.error());
    }
    auto database = Database::open(folder->database(), Database::Access::read);
    if (!database) return Command::fail(database.error());
    auto difference = verify_journal(**database, folder->key);
    if (!difference) return Command::fail(difference.error());
    auto set_aside = (*database)->read([&] { return read_set_aside(**database); });
    if (!set_aside) return Command::fail(set_aside.error());
    auto behind = nodes_behind(**database);
    if (!behind) return Command::fail(behind.error());
    return say(command, *difference, *set_aside, *behind);
}

}  // namespace

void add_verify(CommandSyntax app, Command& command, Action& action) {
    auto sub = app.add_subcommand(
        "verify", "Check the journal and what was made of it: lanyard --event my-event verify");
    auto rebuilds = std::make_shared<bool>(false);
    sub.add_flag("--rebuild", *rebuilds,
                 "Make every table anew from the journal first; others wait for as long as it takes");
    sub.callback([&command, &action, rebuilds] {
        action = [&command, rebuilds] { return verify(command, *rebuilds); };
    });
}

}  // namespace lanyard
