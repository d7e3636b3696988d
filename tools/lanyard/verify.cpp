// lanyard verify: rebuilds every table from the journal and names the first difference.
#include <nlohmann/json.hpp>

#include "lanyard/command.h"
#include "store/journal/journal.h"

namespace lanyard {

void add_verify(CLI::App& app, Command& command, Action& action) {
    auto* sub = app.add_subcommand("verify", "Check the journal and what was made of it");
    sub->callback([&command, &action] {
        action = [&command] {
            auto folder = command.folder();
            if (!folder) return Command::fail(folder.error());
            auto database = Database::open(folder->database(), Database::Access::read);
            if (!database) return Command::fail(database.error());
            auto difference = verify_journal(**database, folder->key);
            if (!difference) return Command::fail(difference.error());
            const bool whole = !difference->has_value();
            if (command.as_json) {
                nlohmann::json document = {{"whole", whole}};
                if (!whole)
                    document["difference"] = {{"where", (*difference)->where}, {"what", (*difference)->what}};
                Command::print_json(document);
            } else if (whole) {
                std::printf("The journal is whole, and the tables are what it says.\n");
            }
            if (!whole) {
                std::fprintf(stderr, "lanyard: %s: %s\n", (*difference)->where.c_str(),
                             (*difference)->what.c_str());
            }
            return whole ? 0 : 4;
        };
    });
}

}  // namespace lanyard
