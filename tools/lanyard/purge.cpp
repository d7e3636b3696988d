// lanyard purge: an event that is over forgets who came, and keeps how many.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/safe_file.h"
#include "desk/event_copies.h"
#include "desk/files_with_people.h"
#include "desk/purging.h"
#include "event/retention.h"
#include "lanyard/hub_command.h"
#include "lanyard/key_copy.h"
#include "store/backups.h"
#include "store/output_guard.h"
#include "store/purges.h"
#include "store/set_aside_files.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Options {
    bool early = false, files = false, keeps_files = false, destroys_key = false;
};

// What came of it, and what is left for somebody to do: each a sentence.
struct Report {
    std::vector<Hold> held;
    std::vector<std::string> deleted, left;
};

Result<void> may_purge(Desk& desk, const Options& options, Instant now) {
    if (options.early) return {};
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    const EventConfig& config = desk.folder().config;
    const auto until = kept_until(config, *programme);
    if (!until)
        return refused("nobody says when this event is, so that nobody knows how long it is kept",
                       "event.toml", "Say its date there, or purge it now: lanyard purge --early");
    if (now >= *until) return {};
    return refused(fmt::format("this event is kept until {}: {} days after its end",
                               format_date(*until, config.time_zone), config.retention_days),
                   "retention_days", "To purge it all the same: lanyard purge --early");
}

std::string words_of(const FileWithPeople& found) {
    return found.file.string() + (found.is_certain ? " tells" : " may tell") + " who its people are";
}

// Afterwards nobody could tell which files these are.
Result<void> decide_about_files(Desk& desk, const Options& options) {
    if (options.files || options.keeps_files) return {};
    const auto words = words_about_people(desk);
    if (!words) return words.error();
    const auto files = files_with_people(desk.folder(), *words);
    if (files.empty()) return {};
    for (const FileWithPeople& found : files) std::fprintf(stderr, "lanyard: %s\n", words_of(found).c_str());
    return refused("files in the event's folder are about its people, and nothing was purged",
                   desk.folder().path.string(), "Delete them with --files, or say --keep-files");
}

// Everything beside the event's own database that knew its people.
Result<void> purge_beside(Desk& desk, const Options& options, const Purged& purged, const Deed& deed,
                          Report& report) {
    const EventFolder& event = desk.folder();
    const auto copies = purge_copies(desk, deed);
    if (!copies) return copies.error();
    for (const Error& error : copies->left)
        report.left.push_back("a copy of the event still has them; delete it: " + error.message());
    if (const auto backups = replace_backups(event, SystemClock().now()); !backups)
        report.left.push_back("there is no backup now: " + backups.error().message());
    if (lacks_named_backups(event))
        report.left.push_back("backups in " + event.config.backups +
                              " may still have them, and lose them as soon as it is there and the event is "
                              "backed up again");
    const auto set_aside = drop_set_aside_files(event, {});
    if (!set_aside) return set_aside.error();
    for (const fs::path& file : *set_aside) report.deleted.push_back(file.string());
    for (const FileWithPeople& found : files_with_people(event, purged.words)) {
        if (!options.files) {
            report.left.push_back(words_of(found));
            continue;
        }
        if (auto gone = remove_file(found.file); !gone) return gone;
        report.deleted.push_back(found.file.string());
    }
    return {};
}

// By a connection of its own, when the desk is closed.
void tell_hub(const Command& command, Report& report) {
    const auto told = [&]() -> Result<void> {
        auto opened = opened_journal(command);
        if (!opened) return opened.error();
        const auto file = read_hub_file(opened->folder().path, "");
        if (!file) return file.error();
        if (!*file) return {};
        auto hub = named_hub(opened->folder(), "");
        if (!hub) return hub.error();
        const auto done = catch_up(opened->journal(), opened->folder().key, **hub);
        return done ? Result<void>() : Result<void>(done.error());
    }();
    if (!told)
        report.left.push_back(
            "the hub does not know yet, and forgets them as soon as it does (lanyard hub sync): " +
            told.error().message());
}

// What is left of an event without its key: whoever opens the folder reads it there.
Result<void> destroy_key(Desk& desk, Instant now, Report& report) {
    const EventFolder& event = desk.folder();
    if (!report.held.empty())
        return refused("somebody is held, and without the key nobody could read what is held",
                       "--destroy-key", "Do it when the last hold has ended: lanyard hold");
    const auto counts = desk.counts();
    if (!counts) return counts.error();
    const auto copy = known_key_copy(event);
    const std::string note = fmt::format(
        "{}\nPurged on {}. {} came, {} of them without having registered; {} were expected and did not come; "
        "{} "
        "had cancelled.\n",
        event.config.name, format_date(now, event.config.time_zone), counts->arrived, counts->walk_ins,
        counts->expected, counts->cancelled);
    if (auto wrote = write_output(event.file(purged_note), note, event.path); !wrote) return wrote;
    if (auto gone = remove_file(event.file("event.key")); !gone) return gone;
    report.deleted.push_back(event.file("event.key").string());
    if (copy && *copy)
        report.left.push_back("a copy of the key lies in " + (*copy)->path + ": destroy it, too");
    return {};
}

int tell(const Command& command, const EventConfig& config, const Report& report) {
    json held = json::array();
    for (const Hold& one : report.held) held.push_back(one.person);
    if (command.as_json)
        Command::print_json({{"held", held}, {"deleted", report.deleted}, {"left", report.left}});
    else
        std::printf("Purged: the event knows how many came, and no longer who.\n");
    if (!command.as_json)
        for (const std::string& file : report.deleted) std::printf("Deleted %s.\n", file.c_str());
    for (const Hold& one : report.held)
        std::fprintf(stderr, "lanyard: %s is held until %s and stays; purge again then\n", one.person.c_str(),
                     format_date(one.until, config.time_zone).c_str());
    for (const std::string& left : report.left) std::fprintf(stderr, "lanyard: %s\n", left.c_str());
    return report.left.empty() ? 0 : 4;
}

int run(Command& command, const Options& options) {
    auto desk = command.desk_even_if_purged();
    if (!desk) return Command::fail(desk.error());
    const EventConfig config = (*desk)->folder().config;
    const auto now = command.now(config);
    if (!now) return Command::fail(now.error());
    const auto was_purged = purged_event(**desk, *now);
    if (!was_purged) return Command::fail(was_purged.error());
    if (!*was_purged)
        if (auto may = may_purge(**desk, options, *now); !may) return Command::fail(may.error());
    if (auto decided = decide_about_files(**desk, options); !decided) return Command::fail(decided.error());
    const Deed deed = Command::deed(*now);
    auto purged = purge(**desk, deed);
    if (!purged) return Command::fail(purged.error());
    Report report{purged->held, {}, {}};
    if (!purged->is_finished)
        report.left.push_back("a program still reads what was written last: close it, and purge again");
    if (auto done = purge_beside(**desk, options, *purged, deed, report); !done)
        return Command::fail(done.error());
    tell_hub(command, report);
    if (options.destroys_key)
        if (auto gone = destroy_key(**desk, *now, report); !gone) return Command::fail(gone.error());
    return tell(command, config, report);
}

}  // namespace

void add_purge(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub =
        app.add_subcommand("purge",
                           "Forget who came, when retention_days of event.toml are over; how many came "
                           "stays: lanyard --event my-event purge");
    sub.add_flag("--early", options->early, "Before that");
    sub.add_flag("--files", options->files,
                 "Delete lists, exports, tickets and whatever else in the event's folder tells of people");
    sub.add_flag("--keep-files", options->keeps_files, "Leave them where they are; they are named");
    sub.add_flag("--destroy-key", options->destroys_key,
                 "And event.key: what a hub's or a lost machine's disk still has can never be read again");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
