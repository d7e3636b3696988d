// lanyard history: what happened to somebody, as the desk's card says it, with the ids that undo takes.
#include "desk/history.h"

#include <nlohmann/json.hpp>

#include "desk/history_words.h"
#include "lanyard/command.h"
#include "lanyard/told_person.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr std::size_t most_lines = 10'000;

int show_history(Command& command, const std::string& who) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    const auto person = find_one(**desk, who);
    if (!person) return Command::fail(person.error());
    const auto lines = history_of(**desk, person->id, most_lines);
    if (!lines) return Command::fail(lines.error());
    const std::string& zone = (*desk)->folder().config.time_zone;
    if (command.as_json) {
        json document = json::array();
        for (const HistoryLine& line : *lines) document.push_back(line_json(line, zone));
        Command::print_json(document);
        return 0;
    }
    std::printf("%s, %s\n", person->name.c_str(), person->id.c_str());
    for (const HistoryLine& line : *lines)
        std::printf("%s  %-34s  %s\n", format_iso(line.at, zone).substr(0, 16).c_str(), line.entry.c_str(),
                    history_words(line).c_str());
    if (lines->empty()) std::fprintf(stderr, "lanyard: nothing is written of them\n");
    return 0;
}

}  // namespace

void add_history(CommandSyntax app, Command& command, Action& action) {
    auto who = std::make_shared<std::string>();
    auto sub = app.add_subcommand(
        "history",
        "What happened to somebody, the newest first, with the ids that undo takes: lanyard history "
        "\"amara okafor\"");
    sub.add_option("who", *who, "An attendee's id, or words that find one person")
        .required()
        .type_name("WHO");
    sub.callback(
        [who, &command, &action] { action = [who, &command] { return show_history(command, *who); }; });
}

}  // namespace lanyard
