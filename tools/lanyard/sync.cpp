// lanyard sync: two machines without a network catch up by a file on a stick.
#include <nlohmann/json.hpp>

#include "hub/stick.h"
#include "lanyard/command.h"
#include "lanyard/open_journal.h"
#include "lanyard/terminal.h"

namespace lanyard {
namespace {

using nlohmann::json;

// What is not as it should be, on standard error.
void tell_faults(const StickReport& report, const std::string& file) {
    if (report.was_cut)
        std::fprintf(stderr,
                     "lanyard: %s ended before its end: what was whole was taken in. Let the other machine "
                     "write it again\n",
                     file.c_str());
    for (const std::size_t line : report.spoilt)
        std::fprintf(stderr, "lanyard: %s: line %zu is no entry of this event and was passed over\n",
                     file.c_str(), line);
    for (const SetAside& entry : report.merged.refused)
        std::fprintf(stderr, "lanyard: the entry %s was not taken in: %s\n", entry.id.c_str(),
                     entry.reason.c_str());
}

int sync(const Command& command, const std::string& file) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    auto opened = OpenJournal::open(std::move(folder).value());
    if (!opened) return Command::fail(opened.error());
    ProgressBar bar;
    const auto report = sync_with_stick(opened->journal(), opened->folder().key, file, [&](int done) {
        bar.show("Catching up", "entries", static_cast<std::size_t>(done), 0);
    });
    if (!report) return Command::fail(report.error());
    tell_faults(*report, file);
    if (command.as_json) {
        json refused = json::array();
        for (const SetAside& entry : report->merged.refused)
            refused.push_back({{"entry", entry.id}, {"reason", entry.reason}});
        Command::print_json({{"read", report->read},
                             {"new", report->merged.added},
                             {"completed", report->merged.completed},
                             {"known", report->merged.known},
                             {"written", report->written},
                             {"spoilt_lines", report->spoilt},
                             {"was_cut", report->was_cut},
                             {"refused", refused}});
    } else {
        std::printf("%d entries were new here; %s now has all %d.\n", report->merged.added, file.c_str(),
                    report->written);
    }
    const bool is_whole = !report->was_cut && report->spoilt.empty() && report->merged.refused.empty();
    return is_whole ? 0 : 3;
}

}  // namespace

void add_sync(CommandSyntax app, Command& command, Action& action) {
    auto file = std::make_shared<std::string>();
    auto sub = app.add_subcommand(
        "sync",
        "Catch up with another machine by a file on a stick: lanyard sync /media/stick/launch.lanyard");
    sub.add_option(
           "FILE", *file,
           "The file on the stick; it is made where it is not there. Run this on each machine in turn, as "
           "often as you like")
        .required()
        .type_name("FILE");
    command.writes(*file);
    sub.callback([file, &command, &action] { action = [file, &command] { return sync(command, *file); }; });
}

}  // namespace lanyard
