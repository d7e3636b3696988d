// lanyard subject export: what the event keeps of one person, to be read, or as JSON.
#include "desk/subject_export.h"

#include <nlohmann/json.hpp>

#include "desk/history_words.h"
#include "lanyard/command.h"
#include "lanyard/subject_command.h"

namespace lanyard {
namespace {

using nlohmann::json;

// The salt tells nothing of anybody.
json personal_json(const Entry& entry) {
    if (!entry.personal) return nullptr;
    json personal = json::parse(*entry.personal, nullptr, false);
    if (personal.is_object()) personal.erase("salt");
    return personal;
}

json subject_json(const SubjectExport& subject, const std::string& zone) {
    json history = json::array(), entries = json::array();
    for (const HistoryLine& line : subject.history)
        history.push_back({{"at", format_iso(line.at, zone)}, {"words", history_words(line)}});
    for (const Entry& entry : subject.entries)
        entries.push_back({{"entry", entry_id(entry)},
                           {"kind", entry.kind},
                           {"at", format_iso(entry.at, zone)},
                           {"written", format_iso(time_of_clock(entry.clock), zone)},
                           {"by", entry.actor},
                           {"area", entry.area},
                           {"said", json::parse(entry.body, nullptr, false)},
                           {"personal", personal_json(entry)}});
    return {{"person", attendee_json(subject.person, zone)}, {"history", history}, {"entries", entries}};
}

// One line a member, and of nothing none.
void print_members(const json& members, const std::string& indent) {
    for (const auto& [name, value] : members.items()) {
        if (value.is_null() || value == "" || (value.is_structured() && value.empty())) continue;
        std::string words = value.is_string() ? value.get<std::string>() : value.dump();
        std::printf("%s%s: %s\n", indent.c_str(), name.c_str(), words.c_str());
    }
}

void print_subject(const json& subject) {
    std::printf("What is kept of this person\n\n");
    print_members(subject["person"], "  ");
    std::printf("\nWhat happened, the newest first\n\n");
    for (const json& line : subject["history"])
        std::printf("  %s  %s\n", line["at"].get<std::string>().c_str(),
                    line["words"].get<std::string>().c_str());
    std::printf("\nEvery entry of the journal about them, the oldest first\n");
    for (const json& entry : subject["entries"]) {
        std::printf("\n");
        print_members(entry, "  ");
    }
}

int export_one(const Command& command, const std::string& id) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    const auto subject = export_subject(**desk, id);
    if (!subject) return Command::fail(subject.error());
    const json document = subject_json(*subject, (*desk)->folder().config.time_zone);
    if (command.as_json)
        Command::print_json(document);
    else
        print_subject(document);
    return 0;
}

}  // namespace

void add_subject_export(CommandSyntax subject, Command& command, Action& action) {
    auto id = std::make_shared<std::string>();
    auto sub = subject.add_subcommand(
        "export", "Everything that is kept of somebody, also as --json: lanyard subject export ID");
    sub.add_option("id", *id, "Whom").required();
    sub.callback([id, &command, &action] { action = [id, &command] { return export_one(command, *id); }; });
}

}  // namespace lanyard
