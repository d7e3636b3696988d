// lanyard attendees: everybody, or those whom a query finds.
#include <nlohmann/json.hpp>

#include "lanyard/command.h"

namespace lanyard {

void add_attendees(CommandSyntax app, Command& command, Action& action) {
    auto query = std::make_shared<std::string>();
    auto sub = app.add_subcommand("attendees", "List people: lanyard attendees \"okafor family\"");
    sub.add_option("query", *query, "Beginnings of words in name, organisation, order or email")
        .type_name("QUERY");
    sub.callback([query, &command, &action] {
        action = [query, &command] {
            auto desk = command.desk_to_read();
            if (!desk) return Command::fail(desk.error());
            auto people = (*desk)->attendees(*query);
            if (!people) return Command::fail(people.error());
            const std::string& zone = (*desk)->folder().config.time_zone;
            if (command.as_json) {
                auto document = nlohmann::json::array();
                for (const auto& person : *people) document.push_back(attendee_json(person, zone));
                Command::print_json(document);
                return 0;
            }
            if (people->empty())
                std::fprintf(stderr, query->empty()
                                         ? "lanyard: nobody is on the list yet; see lanyard import --help\n"
                                         : "lanyard: nobody is found by these words\n");
            for (const auto& person : *people) {
                std::printf("%s  %-28s %-34s %-10s %s\n", person.id.c_str(), person.name.c_str(),
                            person.organisation.c_str(), std::string(status_name(person.status)).c_str(),
                            person.checked_in_at ? format_clock(*person.checked_in_at, zone).c_str() : "");
            }
            return 0;
        };
    });
}

}  // namespace lanyard
