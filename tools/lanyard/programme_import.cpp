// lanyard programme import: a programme's file in, and what it changed.
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"
#include "desk/import_programme.h"
#include "formats/programme_file.h"
#include "lanyard/programme_output.h"
#include "lanyard/video_looks.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string file, missing, dates;
    std::vector<std::string> columns, same;
    bool dry_run = false, undo = false;
};

Result<ProgrammeImportOptions> import_options(const Options& options) {
    ProgrammeImportOptions result;
    result.dry_run = options.dry_run;
    if (options.missing == "cancel") {
        result.missing = MissingSessions::cancel;
    } else if (options.missing == "keep") {
        result.missing = MissingSessions::keep;
    } else if (options.missing == "remove") {
        result.missing = MissingSessions::remove;
    } else if (!options.missing.empty()) {
        return usage_error("not a way to treat sessions that are missing: \"" + options.missing + "\"",
                           "--missing", "Write cancel, keep or remove");
    }
    for (const std::string& column : options.columns) {
        const auto equals = column.rfind('=');
        if (equals == std::string::npos) {
            return usage_error("not a column: \"" + column + "\"", "--column",
                               "Write it like \"Where we meet=room\"");
        }
        result.columns[column.substr(0, equals)] = column.substr(equals + 1);
    }
    for (const std::string& pair : options.same) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
            return usage_error("not two ids: \"" + pair + "\"", "--same",
                               "Write the known id and the file's, like workshop-a=W17");
        result.same[pair.substr(equals + 1)] = pair.substr(0, equals);
    }
    if (options.dates == "day-first") {
        result.dates = DateOrder::day_first;
    } else if (options.dates == "month-first") {
        result.dates = DateOrder::month_first;
    } else if (!options.dates.empty()) {
        return usage_error("not an order of day and month: \"" + options.dates + "\"", "--dates",
                           "Write day-first or month-first");
    }
    return result;
}

json place_json(const PlannedSession& session, const EventConfig& config) {
    return {{"title", session.title},
            {"start", format_iso(session.start, config.time_zone)},
            {"end", format_iso(session.end, config.time_zone)},
            {"room", room_name_of(session, config)}};
}

json change_json(const SessionDifference& change, const EventConfig& config) {
    json what = json::array();
    for (const SessionChange one : change.what) what.push_back(session_change_name(one));
    const bool is_new = change.is(SessionChange::added), is_gone = change.is(SessionChange::removed);
    return {{"id", change.id},
            {"what", what},
            {"before", is_new ? json(nullptr) : place_json(change.before, config)},
            {"after", is_gone ? json(nullptr) : place_json(change.after, config)}};
}

int count_of(const ProgrammeDifference& difference, SessionChange change) {
    int count = 0;
    for (const SessionDifference& one : difference.changes) count += one.is(change) ? 1 : 0;
    return count;
}

json import_json(const ProgrammeImport& made, const EventConfig& config, Instant now, bool dry_run) {
    const ProgrammeDifference& difference = made.difference;
    json changes = json::array();
    for (const SessionDifference& change : difference.changes) changes.push_back(change_json(change, config));
    return {{"source", made.source},
            {"rows", made.in_file},
            {"added", difference.added},
            {"changed", difference.changed},
            {"cancelled", difference.cancelled},
            {"removed", difference.removed},
            {"unchanged", difference.unchanged},
            {"moved", count_of(difference, SessionChange::moved)},
            {"retitled", count_of(difference, SessionChange::retitled)},
            {"restored", count_of(difference, SessionChange::restored)},
            {"changes", changes},
            {"warnings", made.warnings},
            {"dry_run", dry_run},
            {"entry", made.entry.empty() ? json(nullptr) : json(made.entry)},
            {"sessions", sessions_json(made.sessions, config, now)}};
}

// "has other speakers, another chair"
std::string edited_words(const PlannedSession& before, const PlannedSession& after) {
    std::string words;
    const auto say = [&words](bool is_other, const char* what) {
        if (is_other) words += (words.empty() ? "has " : ", ") + std::string(what);
    };
    say(before.speakers != after.speakers, "other speakers");
    say(before.chair != after.chair, "another chair");
    say(before.kind != after.kind, "another kind");
    say(before.track != after.track, "another track");
    say(before.capacity != after.capacity, "another number of places");
    say(before.file != after.file, "another video");
    say(before.anchor != after.anchor, "another word on whether it moves");
    say((before.state == PlanState::delayed) != (after.state == PlanState::delayed),
        "another word on its delay");
    return words;
}

// "moved to 11:00, Great Hall (was 10:30, Small Hall)"
std::string change_words(const SessionDifference& change, const EventConfig& config, bool several_days) {
    const auto place = [&](const PlannedSession& session) {
        const std::string room = room_name_of(session, config);
        return clock_words(session.start, config, several_days) + (room.empty() ? "" : ", " + room);
    };
    std::string words;
    const auto say = [&words](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
    for (const SessionChange one : change.what) {
        switch (one) {
            case SessionChange::added:
                say("new, " + place(change.after));
                break;
            case SessionChange::moved: {
                const bool only_length = place(change.before) == place(change.after);
                say(only_length ? "ends at " + format_clock(change.after.end, config.time_zone) + " (was " +
                                      format_clock(change.before.end, config.time_zone) + ")"
                                : "moved to " + place(change.after) + " (was " + place(change.before) + ")");
                break;
            }
            case SessionChange::retitled:
                say("was called \"" + change.before.title + "\"");
                break;
            case SessionChange::edited:
                say(edited_words(change.before, change.after));
                break;
            case SessionChange::cancelled:
                say("CANCELLED, " + place(change.after));
                break;
            case SessionChange::restored:
                say("takes place after all, " + place(change.after));
                break;
            case SessionChange::removed:
                say("taken out, " + place(change.before));
                break;
        }
    }
    return words;
}

void print_words(const ProgrammeImport& made, const EventConfig& config, const std::string& name,
                 bool dry_run) {
    constexpr std::size_t most_lines = 40;
    const ProgrammeDifference& difference = made.difference;
    std::printf("%s: %d sessions%s: %d new, %d changed, %d cancelled, %d unchanged", name.c_str(),
                made.in_file, dry_run ? " (only looked at)" : "", difference.added, difference.changed,
                difference.cancelled, difference.unchanged);
    if (difference.removed > 0) std::printf(", %d taken out", difference.removed);
    std::printf(".\n");
    const bool several_days = made.is_another_programme || has_several_days(made.sessions, config);
    // A whole programme that comes in is not read out.
    const bool lists_new = difference.added <= static_cast<int>(most_lines);
    std::size_t shown = 0;
    for (const SessionDifference& change : difference.changes) {
        if (change.is(SessionChange::added) && !lists_new) continue;
        if (++shown > most_lines) continue;
        const std::string& title =
            change.is(SessionChange::removed) ? change.before.title : change.after.title;
        std::printf("  %s: %s\n", title.c_str(), change_words(change, config, several_days).c_str());
    }
    if (shown > most_lines) std::printf("  and %zu more; --json has all\n", shown - most_lines);
}

void warn(const ProgrammeImport& made) {
    for (const auto& warning : made.warnings) std::fprintf(stderr, "warning: %s\n", warning.c_str());
    if (!made.is_another_programme) return;
    std::fprintf(
        stderr,
        "warning: none of the %d sessions that were there is in this file, so it is taken for another "
        "programme and they are taken out; --missing keep keeps them, and programme import --undo takes "
        "all of it back\n",
        made.difference.removed);
}

int bring_in(Command& command, Desk& desk, const Options& options, Instant now) {
    auto settings = import_options(options);
    if (!settings) return Command::fail(settings.error());
    auto bytes = read_file(options.file, most_programme_bytes);
    if (!bytes) return Command::fail(bytes.error());
    const std::string name = std::filesystem::path(options.file).filename().string();
    auto made = import_programme(desk, *bytes, name, Command::import_deed(now), *settings);
    if (!made) return Command::fail(made.error());
    warn(*made);
    if (command.as_json) {
        Command::print_json(import_json(*made, desk.folder().config, now, options.dry_run));
    } else {
        print_words(*made, desk.folder().config, name, options.dry_run);
    }
    if (!options.dry_run) look_at_new_videos(desk, now);
    return 0;
}

int take_back(Command& command, Desk& desk, Instant now) {
    auto undone = undo_programme_import(desk, Command::import_deed(now));
    if (!undone) return Command::fail(undone.error());
    auto sessions = desk.programme();
    if (!sessions) return Command::fail(sessions.error());
    if (command.as_json) {
        Command::print_json(
            {{"undone", undone->entries}, {"sessions", sessions_json(*sessions, desk.folder().config, now)}});
    } else {
        std::printf("The newest programme is taken back; there are %zu sessions now.\n", sessions->size());
    }
    return 0;
}

int run(Command& command, const Options& options) {
    if (options.file.empty() != options.undo) {
        return Command::fail(usage_error("give a file, or --undo alone", "programme import",
                                         "lanyard programme import schedule.xml --dry-run"));
    }
    auto desk = command.desk({"", true, false});
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    return options.undo ? take_back(command, **desk, *now) : bring_in(command, **desk, options, *now);
}

}  // namespace

void add_programme_import(CommandSyntax programme, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = programme.add_subcommand(
        "import", "Bring a programme in, again and again: lanyard programme import schedule.xml --dry-run");
    sub.add_option(
           "file", options->file,
           "A schedule of frab or pretalx (XML or JSON), iCalendar, or CSV with the headings id, title, "
           "kind, date, start, end, room, speakers, chair, track, anchor, capacity, file, status")
        .type_name("FILE");
    sub.add_flag("--dry-run", options->dry_run, "Show what would change; change nothing");
    sub.add_option(
           "--missing", options->missing,
           "Sessions that the file does not have any more: cancel (they are shown as cancelled), keep, "
           "remove")
        .type_name("WHAT");
    sub.add_option(
           "--same", options->same,
           "A session that came under another id: --same workshop-a=W17; places and delays stay with it")
        .type_name("KNOWN=NEW");
    sub.add_option("--column", options->columns,
                   "What a heading of a spreadsheet means: --column \"Where we meet=room\"")
        .type_name("HEADING=MEANING");
    sub.add_option(
           "--dates", options->dates,
           "What stands first in a date like 11/10/2017 of a spreadsheet, where the event's days do not "
           "tell: day-first or month-first")
        .type_name("ORDER");
    sub.add_flag("--undo", options->undo, "Take the newest import of a programme back, whole");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
