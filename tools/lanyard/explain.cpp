// lanyard explain: everything about one person in words, with what each door knew; or what is known of a
// code.
#include <nlohmann/json.hpp>

#include "desk/explanation.h"
#include "desk/explanation_words.h"
#include "desk/history_words.h"
#include "lanyard/command.h"
#include "lanyard/told_person.h"

namespace lanyard {
namespace {

using nlohmann::json;

// A code says whose it is; an id or a name, whom is meant.
Result<std::string> whom(Desk& desk, const std::string& who) {
    auto by_id = desk.attendee(who);
    if (!by_id) return by_id.error();
    if (*by_id) return (*by_id)->id;
    auto by_code = person_of_code(desk, who);
    if (!by_code || !by_code->empty()) return by_code;
    auto found = find_one(desk, who);
    if (!found) return found.error();
    return found->id;
}

json ids_of(const Explanation& all, const std::vector<std::size_t>& lines) {
    json ids = json::array();
    for (const std::size_t line : lines) ids.push_back(all.lines[line].line.entry);
    return ids;
}

json explained_json(const Explanation& all, std::size_t index, const std::string& zone) {
    const ExplainedLine& line = all.lines[index];
    json document = line_json(line.line, zone);
    document["node"] = line.node;
    document["here"] = line.is_here;
    document["counts"] = door_counts_name(line.counts);
    document["screen"] = line.screen ? json(verdict_name(*line.screen)) : json();
    document["knew"] = line.knew ? json(all.lines[*line.knew].line.entry) : json();
    document["unheard"] = ids_of(all, line.unheard);
    document["since"] = ids_of(all, line.since);
    document["hindsight"] = hindsight_words(all, index, zone);
    return document;
}

int tell_person(const Command& command, Desk& desk, const std::string& person) {
    const auto explained = explain(desk, person);
    if (!explained) return Command::fail(explained.error());
    if (!*explained) return Command::fail(bad_input("nobody has this id", person));
    const Explanation& all = **explained;
    const std::string& zone = desk.folder().config.time_zone;
    if (command.as_json) {
        json lines = json::array();
        for (std::size_t i = 0; i < all.lines.size(); ++i) lines.push_back(explained_json(all, i, zone));
        Command::print_json({{"attendee", all.person.id},
                             {"name", all.person.name},
                             {"now", standing_words(all, zone)},
                             {"lines", std::move(lines)}});
        return 0;
    }
    std::printf("%s, %s\n", all.person.name.c_str(), all.person.id.c_str());
    for (std::size_t i = 0; i < all.lines.size(); ++i) {
        const HistoryLine& line = all.lines[i].line;
        std::printf("%s  %s\n", explained_time(line.at, zone).c_str(), history_words(line).c_str());
        for (const std::string& words : hindsight_words(all, i, zone))
            std::printf("                  %s\n", words.c_str());
    }
    std::printf("Now: %s\n", standing_words(all, zone).c_str());
    return 0;
}

// Nobody is found by the words: they may be a code that nobody has. `nobody` says why they find nobody.
int tell_code(const Command& command, Desk& desk, const std::string& code, const Error& nobody) {
    const auto unknown = explain_code(desk, code);
    if (!unknown) return Command::fail(unknown.error());
    const std::string& zone = desk.folder().config.time_zone;
    const auto& nearest = unknown->nearest_of;
    if (command.as_json) {
        json refused = json::array();
        for (const HistoryLine& line : unknown->refused) refused.push_back(line_json(line, zone));
        Command::print_json(
            {{"attendee", nullptr},
             {"verdict", verdict_name(unknown->verdict)},
             {"refused", std::move(refused)},
             {"nearest",
              nearest ? json{{"code", unknown->nearest}, {"attendee", nearest->id}, {"name", nearest->name}}
                      : json()}});
        return Command::fail(nobody);
    }
    if (unknown->refused.empty() && !nearest && unknown->verdict == Verdict::unknown)
        return Command::fail(nobody);
    std::printf("Nobody has this code. %s\n", unknown_code_words(unknown->verdict).c_str());
    for (const HistoryLine& line : unknown->refused)
        std::printf("%s  %s\n", explained_time(line.at, zone).c_str(), history_words(line).c_str());
    if (nearest)
        std::printf("The nearest is %s, of %s, %s.\n", unknown->nearest.c_str(), nearest->name.c_str(),
                    nearest->id.c_str());
    return exit_status(ErrorKind::input);
}

int tell(const Command& command, const std::string& who) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    const auto person = whom(**desk, who);
    if (person) return tell_person(command, **desk, *person);
    if (person.error().kind != ErrorKind::input) return Command::fail(person.error());
    return tell_code(command, **desk, who, person.error());
}

}  // namespace

void add_explain(CommandSyntax app, Command& command, Action& action) {
    auto who = std::make_shared<std::string>();
    auto sub = app.add_subcommand(
        "explain",
        "\"I was checked in!\": all that happened to somebody, the oldest first, with what each door knew: "
        "lanyard explain \"amara okafor\"");
    sub.add_option("who", *who, "An attendee's id or code, or words that find one person")
        .required()
        .type_name("WHO|CODE");
    sub.callback([who, &command, &action] { action = [who, &command] { return tell(command, *who); }; });
}

}  // namespace lanyard
